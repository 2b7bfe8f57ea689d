/**
 * What a fleet of cameras needs: the arithmetic of records and stages, and a simulation of the
 * pipeline by events that shows whether the arithmetic holds with queues, batches and an uneven
 * spread of cameras over partitions. Its inputs are times and sizes measured on a real run.
 */
@NullMarked
package io.roadstream.cli.simulate;

import org.jspecify.annotations.NullMarked;
