/** A real Kafka broker and a real schema registry as child processes. */
@NullMarked
package io.roadstream.localstack;

import org.jspecify.annotations.NullMarked;
