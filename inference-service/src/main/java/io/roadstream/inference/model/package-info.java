/**
 * The model that runs. Every result says which model made it, and the model is looked up once for
 * each batch: a change of model takes effect between two batches.
 */
@NullMarked
package io.roadstream.inference.model;

import org.jspecify.annotations.NullMarked;
