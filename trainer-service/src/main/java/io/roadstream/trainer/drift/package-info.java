/**
 * How far what the model sees has moved from what it was trained on: the shares of classes and the
 * distribution of depth in recent predictions, against those of the training labels.
 */
@NullMarked
package io.roadstream.trainer.drift;

import org.jspecify.annotations.NullMarked;
