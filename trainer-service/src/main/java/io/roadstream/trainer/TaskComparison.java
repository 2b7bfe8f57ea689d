package io.roadstream.trainer;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.bundle.GraphCost;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.data.OneLabelSource;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.loop.TrainedNetwork;
import io.roadstream.trainer.loop.Trainer;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.loop.TrainingData;
import io.roadstream.trainer.loop.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One network with two heads against two with one head each, trained on the same samples for the
 * same number of steps. A network with one head is the same network with the other head's labels
 * taken away: that head then has no gradient, and its part of the graph is cut off when the cost is
 * measured.
 */
public final class TaskComparison {

  /** Which heads a network has. */
  public enum Tasks {
    BOTH("two heads"),
    CLASSES("classes alone"),
    DEPTH("depth alone");

    private final String label;

    Tasks(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }

    Set<String> heads() {
      return switch (this) {
        case BOTH -> Set.of("segmentation", "depth");
        case CLASSES -> Set.of("segmentation");
        case DEPTH -> Set.of("depth");
      };
    }
  }

  /**
   * One network.
   *
   * @param tasks its heads
   * @param cost of a frame
   * @param scores on the validation data; what it was not trained for is not to be looked at
   */
  public record Row(Tasks tasks, GraphCost cost, Scores scores) {}

  private final TrainerSettings settings;
  private final DataMix train;
  private final DataMix validation;
  private final Path cache;
  private final int runs;

  /**
   * @param settings of each run; each has a folder of its own below the work folder
   * @param runs of each graph that are timed
   */
  public TaskComparison(
      TrainerSettings settings, DataMix train, DataMix validation, Path cache, int runs) {
    this.settings = settings;
    this.train = train;
    this.validation = validation;
    this.cache = cache;
    this.runs = runs;
  }

  /** Trains and measures all three. */
  public List<Row> run(TrainingListener listener) throws InterruptedException {
    ModelBundle start = new BundleLoader().load(settings.start());
    BundleManifest manifest = start.manifest();
    Input input = manifest.input();
    List<Tasks> networks = List.of(Tasks.values());
    List<Scores> scores = new ArrayList<>();
    try (OpenedData data = new OpenedData(train, validation, manifest.depth(), cache)) {
      for (Tasks tasks : networks) {
        scores.add(train(tasks, data, listener));
      }
    }
    List<GraphCost> costs =
        GraphCost.measure(
            start.folder().resolve(BundleLoader.GRAPH),
            networks.stream().map(Tasks::heads).toList(),
            input.width(),
            input.height(),
            settings.recipe().threads(),
            runs);
    return IntStream.range(0, networks.size())
        .mapToObj(i -> new Row(networks.get(i), costs.get(i), scores.get(i)))
        .toList();
  }

  private Scores train(Tasks tasks, OpenedData data, TrainingListener listener)
      throws InterruptedException {
    TrainerSettings own =
        new TrainerSettings(
            settings.start(),
            settings.work().resolve(tasks.name()),
            settings.resume(),
            settings.recipe());
    try (TrainedNetwork trained =
        new Trainer(own, labels(tasks, data), listener, new TrainingControl()).run()) {
      return trained.scores();
    }
  }

  private static TrainingData labels(Tasks tasks, OpenedData data) {
    return new TrainingData() {
      @Override
      public String description() {
        return data.description() + " " + tasks;
      }

      @Override
      public SampleSource train(Input grid) {
        SampleSource samples = data.train(grid);
        return tasks == Tasks.BOTH ? samples : new OneLabelSource(samples, tasks == Tasks.CLASSES);
      }

      @Override
      public SampleSource validation(Input grid) {
        return data.validation(grid);
      }
    };
  }
}
