package io.roadstream.inference.model;

import io.roadstream.perception.engine.DensePrediction;

/**
 * What the network said of one frame, and which model it was.
 *
 * @param prediction mask and depth codes on the network's grid
 * @param model the model that made it
 */
public record Inferred(DensePrediction prediction, ModelIdentity model) {}
