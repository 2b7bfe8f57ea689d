/**
 * The topics: their names, what each carries, how each is laid out on the brokers, and the one
 * limit on record size that brokers, topics, producers and consumers are derived from.
 */
@NullMarked
package io.roadstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
