/**
 * The life of a Kafka Streams application: its settings, the client configuration that follows from
 * them, start, failure, graceful stop, and health.
 */
@NullMarked
package io.roadstream.service.streams;

import org.jspecify.annotations.NullMarked;
