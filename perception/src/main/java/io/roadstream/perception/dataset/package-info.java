/**
 * Labelled data sets on disk, in the layout of Cityscapes: what belongs together, and reading it.
 */
@NullMarked
package io.roadstream.perception.dataset;

import org.jspecify.annotations.NullMarked;
