/** Starts the service: settings, wiring and health under Spring Boot, and nothing else. */
@NullMarked
package io.roadstream.inference.app;

import org.jspecify.annotations.NullMarked;
