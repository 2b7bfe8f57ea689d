package io.roadstream.cli.infer;

import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.IntrinsicsOption;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import io.roadstream.cli.consume.Records;
import io.roadstream.cli.output.ObjectJson;
import io.roadstream.cli.output.OutputFolder;
import io.roadstream.cli.render.Overlay;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.RgbImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream infer}. */
@Command(
    name = "infer",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Look at image files with the network, without Kafka. For each IMAGE it writes",
      "  DIR/mask/NAME.png, DIR/mask-ids/NAME.png     classes in Cityscapes' colours, as trainIds",
      "  DIR/depth/NAME.png, DIR/depth-colour/NAME.png  KITTI's 16 bits (metres x 256), to look at",
      "  DIR/overlay/NAME.jpg                         the image with classes, boxes and distances",
      "  DIR/objects.jsonl                            a line for each image"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream infer street.jpg --out pictures",
      "  roadstream infer shots/*.png --out pictures --intrinsics 1100,1100,512,256",
      "",
      "Exit codes: 0 all written, 1 some image could not be used, 2 called wrongly, no such model."
    })
public final class InferCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions engine;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "JPEG or PNG files.")
  private List<Path> images;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder to write to; made if it is not there.")
  private Path out;

  @Mixin private IntrinsicsOption camera;

  @Option(names = "--json", description = "Print the lines of objects.jsonl too.")
  private boolean json;

  private InferCommand() {}

  @Override
  public Integer call() {
    Intrinsics intrinsics = camera.intrinsics();
    ModelBundle bundle = engine.load();
    PrintWriter err = spec.commandLine().getErr();
    int failed = 0;
    try (Analyser analyser = new Analyser(bundle, engine.settings());
        OutputFolder folder = new OutputFolder(out);
        Progress progress = Progress.of("images", images.size(), " images")) {
      FileNames names = new FileNames();
      for (Path image : images) {
        try {
          one(analyser, folder, image, names.of(image), bundle, intrinsics);
        } catch (ImageException | IOException e) {
          failed++;
          String why = e instanceof IOException ? "cannot be read" : e.getMessage();
          err.println("roadstream: " + image + ": " + why);
          err.flush();
        }
        progress.step();
      }
    }
    if (!json) {
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "%d images written to %s%n", images.size() - failed, out);
      spec.commandLine().getOut().flush();
    }
    return failed == 0 ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private void one(
      Analyser analyser,
      OutputFolder folder,
      Path file,
      String name,
      ModelBundle bundle,
      @Nullable Intrinsics camera)
      throws IOException {
    RgbImage frame = analyser.decode(Files.readAllBytes(file));
    Analysis seen = analyser.analyse(frame, camera);
    folder.maskColours("mask", name, seen.mask());
    folder.maskIds("mask-ids", name, seen.mask());
    folder.kittiDepth("depth", name, seen.depth());
    folder.depthColours("depth-colour", name, seen.depth());
    folder.overlay(
        "overlay",
        name,
        Overlay.draw(frame, seen.geometry(), seen.mask(), Records.seen(seen.objects())));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("image", file.toString());
    line.put("width", frame.width());
    line.put("height", frame.height());
    line.put("model", bundle.manifest().name() + " " + bundle.manifest().version());
    line.put("objects", ObjectJson.of(seen.objects()));
    folder.jsonLine("objects.jsonl", line);
    if (json) {
      spec.commandLine().getOut().println(Json.line(line));
      spec.commandLine().getOut().flush();
    }
  }
}
