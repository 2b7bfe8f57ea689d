/**
 * A real Kafka broker and a real schema registry as child processes, for one machine and for tests.
 *
 * <p>Both listen on the loopback interface only, keep their data in one folder, log to files there,
 * and end with the process that started them, however that ends.
 */
@NullMarked
package io.roadstream.localstack;

import org.jspecify.annotations.NullMarked;
