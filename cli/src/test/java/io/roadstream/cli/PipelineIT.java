package io.roadstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.roadstream.cli.stack.RunningStack;
import io.roadstream.cli.stack.ServiceKind;
import io.roadstream.cli.stack.Stack;
import io.roadstream.cli.stack.StackSettings;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands against a real stack with the shipped model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelineIT {

  private static final int FRAMES = 6;

  @TempDir static Path folder;
  private Stack stack;

  @BeforeAll
  void startStack() throws IOException {
    assumeThat(Home.shippedBundle()).exists();
    stack =
        Stack.start(
            new StackSettings(
                folder.resolve("state"),
                true,
                0,
                0,
                Map.of(ServiceKind.POSTPROC, 0, ServiceKind.INFERENCE, 0),
                3,
                Map.of(
                    ServiceKind.INFERENCE,
                    List.of("--roadstream.inference.bundle=" + Home.shippedBundle()))),
            step -> {});
    stack.running().announce(folder.resolve("state"));
  }

  @AfterAll
  void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  private record Answer(int code, String out, String err) {}

  private static Answer run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
    int code =
        RoadstreamCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(texts);
    return new Answer(code, out.toString(), err.toString());
  }

  @Test
  void shouldGiveBackEveryFrameInOrderWhenAFolderIsProducedAndConsumed() throws IOException {
    Path state = folder.resolve("state");
    Path shots = Files.createDirectories(folder.resolve("shots"));
    try (SceneRenderer renderer = new SceneRenderer(SceneSettings.builder().setSeed(7).build())) {
      for (int i = 0; i < FRAMES; i++) {
        var frame = renderer.render(i * 10L);
        RgbImage image = new RgbImage(frame.width(), frame.height(), frame.left());
        Files.write(shots.resolve("shot" + i + ".jpg"), ImageEncoder.jpeg(image, 90));
      }
    }
    Files.writeString(shots.resolve("zz-broken.jpg"), "not an image");

    Answer produced =
        run("produce", shots, "--camera", "gate", "--fast", "--json", "--state", state);
    assertThat(produced.code()).as(produced.err()).isZero();
    JsonNode sent = JsonMapper.shared().readTree(produced.out());
    assertThat(sent.path("frames").asInt()).isEqualTo(FRAMES);
    assertThat(sent.path("skipped").size()).isEqualTo(1);
    assertThat(produced.err()).contains("zz-broken.jpg");

    Path masks = folder.resolve("masks");
    Answer consumed =
        run(
            "consume",
            "masks",
            "--out",
            masks,
            "--limit",
            FRAMES,
            "--camera",
            "gate",
            "--overlay",
            "--wait",
            120,
            "--state",
            state);
    assertThat(consumed.code()).as(consumed.err()).isZero();
    try (Stream<Path> files = Files.list(masks)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.iterate(0, i -> i + 1)
                  .limit(FRAMES)
                  .map(i -> "gate-0000000" + i + ".png")
                  .toList());
    }
    RgbImage overlay =
        new ImageDecoder(ImageLimits.DEFAULT)
            .decode(Files.readAllBytes(masks.resolve("overlay/gate-00000000.jpg")));
    assertThat(overlay.width()).isEqualTo(1024);

    for (String what : List.of("depth", "objects", "predictions")) {
      Answer other =
          run(
              "consume",
              what,
              "--out",
              folder.resolve(what),
              "--limit",
              FRAMES,
              "--camera",
              "gate",
              "--wait",
              60,
              "--state",
              state);
      assertThat(other.code()).as(other.err()).isZero();
    }
    assertThat(Files.readAllLines(folder.resolve("objects/objects.jsonl"))).hasSize(FRAMES);
    assertThat(folder.resolve("depth/gate-00000005.png")).exists();
    assertExportsAndReplay(state);
    assertThat(folder.resolve("predictions/mask-ids/gate-00000003.png")).exists();
  }

  private static void assertExportsAndReplay(Path state) throws IOException {
    for (String format : List.of("csv", "coco")) {
      Answer exported =
          run(
              "consume",
              "objects",
              "--format",
              format,
              "--out",
              folder.resolve(format),
              "--limit",
              FRAMES,
              "--camera",
              "gate",
              "--wait",
              60,
              "--state",
              state);
      assertThat(exported.code()).as(exported.err()).isZero();
      assertThat(exported.err()).doesNotContain("box alone");
    }
    JsonNode coco =
        JsonMapper.shared().readTree(Files.readString(folder.resolve("coco/objects.json")));
    assertThat(coco.path("images").size()).isEqualTo(FRAMES);
    assertThat(Files.readAllLines(folder.resolve("csv/objects.csv")))
        .hasSize(coco.path("annotations").size() + 1);

    Answer replayed = run("replay", "--topic", "again", "--json", "--state", state);
    assertThat(replayed.code()).as(replayed.err()).isZero();
    JsonNode told = JsonMapper.shared().readTree(replayed.out());
    assertThat(told.path("predictions").asInt()).isEqualTo(FRAMES);
    assertThat(told.path("topics").toString()).contains("\"again.objects\"");
  }

  @Test
  void shouldFailAndSayHowManyCameWhenTheLimitIsNotReached() {
    Answer answer =
        run(
            "consume",
            "masks",
            "--out",
            folder.resolve("none"),
            "--camera",
            "nobody",
            "--limit",
            3,
            "--wait",
            2,
            "--state",
            folder.resolve("state"));
    assertThat(answer.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(answer.err()).contains("only 0 of 3 records came");
  }

  @Test
  void shouldFindTheTopicsAsPlanned() {
    Answer check =
        run("topics", "check", "--partitions", 3, "--state", folder.resolve("state"), "--json");
    assertThat(check.code()).as(check.out() + check.err()).isZero();
  }

  @Test
  void shouldRefuseAMissingSourceAsBadInput() {
    Answer answer =
        run(
            "produce",
            folder.resolve("nothing.avi"),
            "--camera",
            "gate",
            "--state",
            folder.resolve("state"));
    assertThat(answer.code()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(answer.err()).contains("nothing.avi").doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseToStartASecondStackOnTheSameState() {
    assertThat(RunningStack.find(folder.resolve("state"))).isPresent();
    Answer answer = run("up", "--state", folder.resolve("state"));
    assertThat(answer.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(answer.err()).contains("runs already", "--state");
  }
}
