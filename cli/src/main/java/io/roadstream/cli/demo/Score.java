package io.roadstream.cli.demo;

import io.roadstream.cli.Progress;
import io.roadstream.cli.consume.Records;
import io.roadstream.cli.evaluate.LabelledFrame;
import io.roadstream.cli.evaluate.Scoring;
import io.roadstream.cli.render.SeenObject;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders the truth of the kept frames again, from seed and frame number, and compares.
 *
 * @param scoring the figures
 * @param shown of each camera the frame that is worth showing
 */
record Score(Scoring scoring, List<Shown> shown) {

  /** A frame with its truth and what was seen in it. */
  record Shown(
      String camera,
      LabelledFrame truth,
      FrameGeometry geometry,
      DepthCodec codec,
      ClassMask mask,
      MetricDepth depth,
      List<SeenObject> objects) {

    /** Objects large enough to be told apart in a picture. */
    long interest() {
      return objects.stream()
          .filter(object -> object.box().getHeight() > 0.05 * geometry.frameHeight())
          .mapToInt(SeenObject::trainId)
          .distinct()
          .count();
    }
  }

  static Score of(Collector collector, List<DemoCamera> cameras, int perCamera) {
    Scoring scoring = new Scoring();
    List<Shown> shown = new ArrayList<>();
    try (Progress progress = Progress.of("scoring", (long) perCamera * cameras.size(), " frames")) {
      for (DemoCamera camera : cameras) {
        List<Keepsakes.Complete> kept = collector.kept(camera.id());
        Shown best = null;
        try (SceneRenderer renderer =
            new SceneRenderer(SceneSettings.builder().setSeed(camera.seed()).build())) {
          int step = Math.max(1, kept.size() / perCamera);
          for (int i = 0; i < kept.size(); i += step) {
            best = better(best, one(camera, renderer, kept.get(i), scoring));
            progress.step();
          }
        }
        if (best != null) {
          shown.add(best);
        }
      }
    }
    return new Score(scoring, shown);
  }

  private static Shown one(
      DemoCamera camera, SceneRenderer renderer, Keepsakes.Complete kept, Scoring scoring) {
    // The stack is fresh and no frame is left out, so sequence numbers are frame numbers.
    long index = kept.frame().getSequence();
    LabelledFrame truth = LabelledFrame.of(renderer.render(index), camera.id() + " frame " + index);
    FrameGeometry geometry =
        Records.geometry(kept.frame(), kept.mask().getRegion(), kept.mask().getGrid());
    DepthCodec codec = Records.codec(kept.depth().getDepthCodec());
    ClassMask mask = Records.mask(kept.mask());
    MetricDepth depth = Records.depth(kept.depth());
    scoring.add(geometry, codec, truth.mask(), truth.depth(), mask, depth);
    return new Shown(
        camera.id(),
        truth,
        geometry,
        codec,
        mask,
        depth,
        Records.seen(Records.objects(kept.objects())));
  }

  private static Shown better(@Nullable Shown best, Shown other) {
    return best == null || other.interest() > best.interest() ? other : best;
  }
}
