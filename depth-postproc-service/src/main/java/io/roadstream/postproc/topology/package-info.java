/**
 * The pure stream. {@link io.roadstream.postproc.topology.PostprocTopology} wires it; per stream
 * thread one processor decodes a prediction, finds its objects, encodes what is public, checks the
 * size of all three records and only then forwards them, so that a prediction gives all three or
 * none.
 */
@NullMarked
package io.roadstream.postproc.topology;

import org.jspecify.annotations.NullMarked;
