/**
 * The data set: {@code training.samples} keeps everything, and this mirrors it into a local folder
 * that survives a crash at any moment, checks each sample before it can be trained on, and says
 * which samples are held out.
 */
@NullMarked
package io.roadstream.trainer.sample;

import org.jspecify.annotations.NullMarked;
