/**
 * Asks a service for its health from inside its container, where there is neither a shell nor curl:
 * the Java runtime that runs the service runs this as well.
 */
@NullMarked
package io.roadstream.service.probe;

import org.jspecify.annotations.NullMarked;
