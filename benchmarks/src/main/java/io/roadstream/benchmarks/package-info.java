/** JMH benchmarks of the hot paths. */
@NullMarked
package io.roadstream.benchmarks;

import org.jspecify.annotations.NullMarked;
