/** Starts the service: settings, wiring, web endpoints, health and metrics, and nothing else. */
@NullMarked
package io.roadstream.ingest.app;

import org.jspecify.annotations.NullMarked;
