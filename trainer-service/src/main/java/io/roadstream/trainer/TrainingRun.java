package io.roadstream.trainer;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.PyTorchRuntime;
import io.roadstream.trainer.bundle.TrainedBundle;
import io.roadstream.trainer.data.CachedSource;
import io.roadstream.trainer.data.GridSampler;
import io.roadstream.trainer.data.SceneQuery;
import io.roadstream.trainer.data.SceneSource;
import io.roadstream.trainer.loop.TrainedNetwork;
import io.roadstream.trainer.loop.Trainer;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From data to a bundle: trains on one set of scenes, validates on another and writes the result
 * with its figures and how it came about. This is what {@code roadstream train} calls.
 *
 * @param settings of the training
 * @param trainData scenes to train on, as {@link SceneQuery} reads them
 * @param validationData scenes to validate on
 * @param cache folder where rendered samples are kept
 * @param out folder of the bundle
 * @param name the bundle's name
 * @param version the bundle's version
 * @param command how the user started the run, for the bundle's provenance
 */
public record TrainingRun(
    TrainerSettings settings,
    SceneQuery trainData,
    SceneQuery validationData,
    Path cache,
    Path out,
    String name,
    String version,
    String command) {

  /**
   * @throws IllegalArgumentException if both data sets are of one split
   */
  public TrainingRun {
    if (trainData.split() == validationData.split()) {
      throw new IllegalArgumentException(
          "training and validation data are both of split "
              + trainData.split()
              + "; figures would be of scenes that were trained on");
    }
  }

  /**
   * Trains, or goes on from a checkpoint, and writes the bundle.
   *
   * @throws IllegalArgumentException if a checkpoint belongs to a run with other settings
   */
  public ModelBundle run(TrainingListener listener) throws InterruptedException {
    BundleManifest manifest = new BundleLoader().load(settings.start()).manifest();
    GridSampler sampler = new GridSampler(manifest.input(), manifest.depth().codec());
    try (SceneSource train = new SceneSource(trainData, sampler);
        SceneSource validation = new SceneSource(validationData, sampler);
        TrainedNetwork trained =
            new Trainer(
                    settings,
                    new CachedSource(train, cache.resolve("train")),
                    new CachedSource(validation, cache.resolve("validation")),
                    listener)
                .run()) {
      return new TrainedBundle(
              name,
              version,
              List.of(trained.scores().asMetrics(validationData.split().toString())),
              provenance(manifest))
          .write(out, trained.network(), trained.start());
    }
  }

  private Map<String, Object> provenance(BundleManifest start) {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("pytorch", PyTorchRuntime.engine().getVersion());
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("command", command);
    provenance.put("seed", settings.seed());
    provenance.put("steps", settings.steps());
    provenance.put("batch", settings.batch());
    provenance.put("schedule", settings.schedule().toString());
    provenance.put("augmentation", settings.augment().toString());
    provenance.put("loss", settings.loss().toString());
    provenance.put("trainData", trainData.toString());
    provenance.put("validationData", validationData.toString());
    provenance.put("startBundle", start.name() + " " + start.version());
    provenance.put("startProvenance", start.provenance());
    provenance.put("versions", versions);
    return provenance;
  }
}
