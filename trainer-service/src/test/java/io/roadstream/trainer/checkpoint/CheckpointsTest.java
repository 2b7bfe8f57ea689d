package io.roadstream.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.loop.RecipeFile;
import io.roadstream.trainer.loss.TaskBalance;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

  @TempDir private Path folder;

  @Test
  void shouldKeepTheLatestAloneWhenSavedTwice() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder.resolve("made/later"));
    assertThat(checkpoints.latest()).isEmpty();
    try (TorchNetwork network =
            TorchNetwork.load(Fixtures.bundleFolder().resolve("model.pt"), Device.cpu());
        Optimiser optimiser = new Optimiser(network, RecipeFile.defaults().optimiser())) {
      checkpoints.save(
          network, optimiser, new TaskBalance(network.manager()), new Position(1, "run"));
      checkpoints.save(
          network, optimiser, new TaskBalance(network.manager()), new Position(2, "run"));
    }
    assertThat(checkpoints.latest().orElseThrow().position()).isEqualTo(new Position(2, "run"));
    try (var left = Files.list(folder.resolve("made/later"))) {
      assertThat(left).extracting(p -> p.getFileName().toString()).containsExactly("step-00000002");
    }
  }

  @Test
  void shouldPassOverWhatWasLeftUnfinished() throws IOException {
    Files.createDirectories(folder.resolve("unfinished"));
    Files.createDirectories(folder.resolve("doomed"));
    assertThat(new Checkpoints(folder).latest()).isEmpty();
  }
}
