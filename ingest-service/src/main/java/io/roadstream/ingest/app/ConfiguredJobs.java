package io.roadstream.ingest.app;

import io.roadstream.ingest.app.SourceSettings.LensSettings;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.produce.JobSettings;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.schemas.CameraModel;
import io.roadstream.service.startup.StartupException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes jobs of the configured sources; a wrong one stops the service with its property's name. */
final class ConfiguredJobs {

  private ConfiguredJobs() {}

  static List<JobSettings> of(IngestSettings settings, ImageCheck check) {
    List<JobSettings> jobs = new ArrayList<>();
    Set<String> cameras = new HashSet<>();
    for (int i = 0; i < settings.sources().size(); i++) {
      SourceSettings source = settings.sources().get(i);
      String name = IngestSettings.PREFIX + ".sources[" + i + "]";
      if (!cameras.add(source.cameraId())) {
        throw StartupException.setting(
            name + ".camera-id", source.cameraId(), "must differ from that of every other source");
      }
      jobs.add(job(name, source, settings, check));
    }
    return jobs;
  }

  private static JobSettings job(
      String name, SourceSettings source, IngestSettings settings, ImageCheck check) {
    try {
      JobSettings.Builder job =
          JobSettings.builder()
              .setSource(source.uri())
              .setCameraId(source.cameraId())
              .optLoop(source.loop())
              .optAsFastAsPossible(source.asFastAsPossible())
              .optOriginalTimestamps(source.originalTimestamps())
              .optRead(settings.readSettings(check, source.rightImage()));
      if (source.rate() != null) {
        job.optRate(source.rate());
      }
      if (source.limit() != null) {
        job.optLimit(source.limit());
      }
      LensSettings lens = source.intrinsics();
      if (lens != null) {
        job.optCamera(new CameraModel(lens.fx(), lens.fy(), lens.cx(), lens.cy(), null));
      }
      return job.build();
    } catch (SourceException e) {
      throw new StartupException(
          "Setting " + name + ".uri is wrong: " + e.getMessage() + ".",
          "Give " + name + ".uri a path or one of the URIs that the documentation lists.",
          e);
    } catch (IllegalArgumentException e) {
      throw new StartupException(
          "Setting " + name + " is wrong: " + e.getMessage() + ".", "Correct " + name + ".", e);
    }
  }
}
