package io.roadstream.cli.evaluate;

import io.roadstream.cli.CliException;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesReader;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.CityscapesTruth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.scene.CityStyle;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.scene.Weather;
import io.roadstream.trainer.data.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A fixed list of labelled frames, made or read one at a time.
 *
 * @param description what they are
 * @param size how many
 * @param at the frame of an index
 */
record LabelledFrames(String description, int size, IntFunction<LabelledFrame> at) {

  private static final String CITYSCAPES = "cityscapes:";
  private static final Set<CityscapesPart> LABELS =
      Set.copyOf(
          EnumSet.of(CityscapesPart.LABELS, CityscapesPart.DISPARITY, CityscapesPart.CAMERA));

  private static final String SYNTHETIC = "synthetic:";
  private static final String WEATHER = "weather=";
  private static final String STYLE = "style=";

  /**
   * Finds the data that a command names.
   *
   * @param data {@code cityscapes:DIR}, or {@code synthetic:SEED} with {@code ?weather=fog} and
   *     {@code style=harbour} if wanted
   * @param split a folder of Cityscapes, or a part of the supply of scenes
   * @param images how many scenes, and how many images of Cityscapes at most
   * @throws CliException if there is no such data
   */
  static LabelledFrames of(String data, String split, int images) {
    if (data.startsWith(CITYSCAPES)) {
      return cityscapes(Path.of(data.substring(CITYSCAPES.length())), split, images);
    }
    if (data.startsWith(SYNTHETIC)) {
      return synthetic(data, split, images);
    }
    throw CliException.badInput(
        "--data is '" + data + "'; give cityscapes:DIR or synthetic:SEED, for example synthetic:1");
  }

  private static LabelledFrames cityscapes(Path root, String split, int images) {
    List<CityscapesSample> samples = new CityscapesLayout(root).samples(split, LABELS);
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    return new LabelledFrames(
        CITYSCAPES + root,
        Math.min(images, samples.size()),
        index -> read(samples.get(index), decoder));
  }

  private static LabelledFrame read(CityscapesSample sample, ImageDecoder decoder) {
    try {
      CityscapesTruth truth = CityscapesTruth.read(sample, LABELS);
      return new LabelledFrame(
          sample.name(),
          decoder.decode(Files.readAllBytes(sample.left())),
          truth.mask(),
          truth.depth(),
          CityscapesReader.camera(sample).intrinsics());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One frame each of so many scenes, so that streets, weathers and cameras all count alike. */
  private static LabelledFrames synthetic(String data, String split, int images) {
    String[] parts = data.substring(SYNTHETIC.length()).split("\\?", 2);
    long seed;
    Split part;
    try {
      seed = Long.parseLong(parts[0]);
    } catch (NumberFormatException e) {
      throw CliException.badInput("--data is '" + data + "'; give synthetic:SEED with a number");
    }
    try {
      part = Split.of(split);
    } catch (IllegalArgumentException e) {
      throw CliException.badInput("--split: " + e.getMessage());
    }
    SceneSettings.Builder settings = SceneSettings.builder();
    if (parts.length == 2) {
      for (String option : parts[1].split("&", -1)) {
        set(settings, option, data);
      }
    }
    return new LabelledFrames(data, images, index -> scene(settings, part.seed(seed, index), 0));
  }

  private static void set(SceneSettings.Builder settings, String option, String data) {
    try {
      if (option.startsWith(WEATHER)) {
        settings.optWeather(Weather.named(option.substring(WEATHER.length())));
      } else if (option.startsWith(STYLE)) {
        settings.optStyle(CityStyle.named(option.substring(STYLE.length())));
      } else {
        throw new IllegalArgumentException("'" + option + "' is neither weather= nor style=");
      }
    } catch (IllegalArgumentException e) {
      throw CliException.badInput("--data is '" + data + "': " + e.getMessage());
    }
  }

  private static LabelledFrame scene(SceneSettings.Builder settings, long seed, long index) {
    try (SceneRenderer renderer = new SceneRenderer(settings.setSeed(seed).build())) {
      return LabelledFrame.of(renderer.render(index), "scene " + seed + " frame " + index);
    }
  }
}
