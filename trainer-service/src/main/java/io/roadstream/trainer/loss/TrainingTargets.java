package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * The labels of a batch, each with its validity.
 *
 * @param classes [N,1,H,W] int64, 0..18; any value where nothing is valid
 * @param classValid [N,1,H,W] float32, 1 where the class is known, else 0
 * @param depth [N,1,H,W] float32, encoded depth y; any finite value where nothing is valid
 * @param depthValid [N,1,H,W] float32, 1 where the depth is known, else 0
 */
public record TrainingTargets(
    NDArray classes, NDArray classValid, NDArray depth, NDArray depthValid) {}
