package io.roadstream.trainer.loop;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A run of the trainer.
 *
 * @param start bundle whose weights, grid and graph the run starts from
 * @param work folder for checkpoints
 * @param resume whether to go on from the last checkpoint where there is one
 * @param recipe what and how it learns
 */
public record TrainerSettings(Path start, Path work, boolean resume, Recipe recipe) {

  public TrainerSettings {
    requireNonNull(start, "start is null");
    requireNonNull(work, "work is null");
    requireNonNull(recipe, "recipe is null");
  }
}
