/**
 * Depth labels from stereo pairs: matchers (semi-global, or any network as ONNX) behind one
 * interface, the left-right check that tells which of their disparities to trust, the article's
 * cleaning, and scores against truth.
 */
@NullMarked
package io.roadstream.trainer.teach;

import org.jspecify.annotations.NullMarked;
