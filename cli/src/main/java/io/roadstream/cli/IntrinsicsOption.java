package io.roadstream.cli;

import io.roadstream.perception.camera.Intrinsics;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that tells a command what camera took the pictures. */
public final class IntrinsicsOption {

  @Option(
      names = "--intrinsics",
      paramLabel = "FX,FY,CX,CY",
      split = ",",
      description = {
        "The camera in pixels of the frame. With it objects get a position in metres, and depths"
            + " are right for its focal length."
      })
  private @Nullable List<Double> numbers;

  /** Filled in by the command line. */
  public IntrinsicsOption() {}

  /**
   * The camera; null where the option is not given.
   *
   * @throws CliException if these are not four numbers that make a camera
   */
  public @Nullable Intrinsics intrinsics() {
    List<Double> given = numbers;
    if (given == null) {
      return null;
    }
    if (given.size() != 4) {
      throw CliException.badInput(
          "--intrinsics has " + given.size() + " numbers; give four: FX,FY,CX,CY");
    }
    try {
      return new Intrinsics(given.get(0), given.get(1), given.get(2), given.get(3));
    } catch (IllegalArgumentException e) {
      throw CliException.badInput("--intrinsics: " + e.getMessage());
    }
  }
}
