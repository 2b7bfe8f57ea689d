package io.roadstream.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.RoadstreamCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path folder;

  private int run(String... arguments) {
    return RoadstreamCommand.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String complaint(String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(run(arguments)).isEqualTo(ExitCodes.BAD_INPUT);
    return err.toString();
  }

  @Test
  void shouldNameWhatIsWrongWhenStartedWrongly() {
    String out = folder.resolve("out").toString();
    assertThat(complaint("train", "--out", out, "--set", "loss.dept=1")).contains("'loss.dept'");
    assertThat(complaint("train", "--out", out, "--depth-loss", "huber")).contains("huber");
    assertThat(complaint("train", "--out", out, "--crop", "320")).contains("--crop is '320'");
    assertThat(complaint("train", "--out", out, "--train", "kitti:/x")).contains("kitti:/x");
    assertThat(complaint("train", "--out", out, "--val", "synthetic:train"))
        .contains("are of one split");
    assertThat(complaint("train", "--out", out, "--start", "nowhere")).contains("nowhere");
    assertThat(complaint("teach", "nowhere")).contains("nowhere");
    assertThat(complaint("teach", "nowhere", "--teacher", "oracle")).contains("oracle");
  }

  @Test
  void shouldListWhatADataSetLacks() throws IOException {
    Path images = Files.createDirectories(folder.resolve("leftImg8bit/train/ulm"));
    Files.write(images.resolve("ulm_000001_000019_leftImg8bit.png"), new byte[] {1});
    assertThat(complaint("data", "check", folder.toString()))
        .contains("ulm_000001_000019_disparity.png is missing")
        .contains("ulm_000001_000019_gtFine_labelIds.png is missing");
  }
}
