package io.roadstream.trainer;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.PyTorchRuntime;
import io.roadstream.trainer.bundle.TrainedBundle;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.loop.Phase;
import io.roadstream.trainer.loop.Recipe;
import io.roadstream.trainer.loop.TrainedNetwork;
import io.roadstream.trainer.loop.Trainer;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingControl;
import io.roadstream.trainer.loop.TrainingListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole training run: data in, bundle out.
 *
 * @param settings of the trainer
 * @param trainData to train on
 * @param validationData to validate on; none of it is in {@code trainData}
 * @param cache folder in which prepared samples are kept
 * @param out folder of the new bundle
 * @param name of the new bundle
 * @param version of the new bundle
 * @param command how the run was started, for its provenance
 */
public record TrainingRun(
    TrainerSettings settings,
    DataMix trainData,
    DataMix validationData,
    Path cache,
    Path out,
    String name,
    String version,
    String command) {

  /**
   * @throws IllegalArgumentException if both data sets are of one split
   */
  public TrainingRun {
    if (trainData.overlaps(validationData)) {
      throw new IllegalArgumentException(
          "training data "
              + trainData
              + " and validation data "
              + validationData
              + " are of one split; figures would be of what was trained on");
    }
  }

  /**
   * Trains, or goes on from a checkpoint, and writes the bundle. Its grid is that of the last
   * phase.
   *
   * @param listener is told how it goes, on this thread
   * @param control ends it early, with a checkpoint
   * @throws IllegalArgumentException if a checkpoint belongs to a run with other settings
   * @throws io.roadstream.trainer.loop.TrainingCancelledException if it was ended early
   * @throws io.roadstream.perception.dataset.DatasetException if data are not as they should be
   */
  public ModelBundle run(TrainingListener listener, TrainingControl control)
      throws InterruptedException {
    BundleManifest manifest = new BundleLoader().load(settings.start()).manifest();
    try (OpenedData data = new OpenedData(trainData, validationData, manifest.depth(), cache);
        TrainedNetwork trained = new Trainer(settings, data, listener, control).run()) {
      return new TrainedBundle(
              name,
              version,
              List.of(trained.scores().asMetrics("validation")),
              provenance(manifest))
          .write(out, trained.network(), trained.start(), grid(manifest.input()));
    }
  }

  private Input grid(Input start) {
    List<Phase> phases = settings.recipe().phases();
    return phases.get(phases.size() - 1).grid(start);
  }

  private Map<String, Object> provenance(BundleManifest start) {
    Recipe recipe = settings.recipe();
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("pytorch", PyTorchRuntime.engine().getVersion());
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("command", command);
    provenance.put("seed", recipe.seed());
    provenance.put("phases", recipe.phases().stream().map(Phase::toString).toList());
    provenance.put("augmentation", recipe.augment().toString());
    provenance.put("loss", recipe.loss().toString());
    provenance.put("optimiser", recipe.optimiser().toString());
    provenance.put("trainData", trainData.toString());
    provenance.put("validationData", validationData.toString());
    provenance.put("startBundle", start.name() + " " + start.version());
    provenance.put("startProvenance", start.provenance());
    provenance.put("versions", versions);
    return provenance;
  }
}
