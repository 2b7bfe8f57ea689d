package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * The labels of a batch, each with its validity.
 *
 * @param classes [N,1,H,W] int64, 0..19; any of them where nothing is valid
 * @param classValid [N,1,H,W] float32, 1 where the class is known, else 0
 * @param depth [N,1,H,W] float32, encoded depth y; any finite value where nothing is valid
 * @param depthValid [N,1,H,W] float32, 1 where the depth is known, else 0
 * @param objects number of the object that each cell is part of, from 1, or 0; N x H x W values, or
 *     none where nobody asks for objects
 */
public record TrainingTargets(
    NDArray classes, NDArray classValid, NDArray depth, NDArray depthValid, int[] objects) {}
