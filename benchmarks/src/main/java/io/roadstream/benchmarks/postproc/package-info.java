/** Post-processing of one prediction: unpacking, objects, metric depth, encoding. */
@NullMarked
package io.roadstream.benchmarks.postproc;

import org.jspecify.annotations.NullMarked;
