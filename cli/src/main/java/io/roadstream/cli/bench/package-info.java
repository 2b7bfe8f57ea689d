/**
 * Measurements that need several parts of Roadstream at once: what the way through Kafka costs
 * beside the bare network.
 */
@NullMarked
package io.roadstream.cli.bench;

import org.jspecify.annotations.NullMarked;
