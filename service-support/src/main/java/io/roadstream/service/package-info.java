/**
 * What every service shares: life of a Kafka Streams application, health, metrics, dead letters.
 */
@NullMarked
package io.roadstream.service;

import org.jspecify.annotations.NullMarked;
