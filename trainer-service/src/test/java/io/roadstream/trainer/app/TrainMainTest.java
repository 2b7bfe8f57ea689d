package io.roadstream.trainer.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrainMainTest {

  private static String complaint(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(TrainMain.run(arguments, stream, stream)).isEqualTo(2);
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shouldNameWhatIsWrongWhenStartedWrongly() {
    assertThat(complaint("--speed", "3")).contains("'--speed'");
    assertThat(complaint("--steps", "many")).contains("--steps is 'many'");
    assertThat(complaint("--start", "nowhere")).contains("nowhere");
    assertThat(complaint("--val", "synthetic:train?scenes=1")).contains("both of split train");
  }
}
