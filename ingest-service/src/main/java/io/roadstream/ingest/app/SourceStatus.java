package io.roadstream.ingest.app;

import io.roadstream.ingest.produce.IngestCounts;
import io.roadstream.ingest.produce.IngestJob;
import io.roadstream.ingest.produce.JobState;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a configured source fares, as JSON.
 *
 * @param uri the source, without user name and password
 * @param cameraId its camera
 * @param state where it is
 * @param frames frames that the broker has confirmed
 * @param bytes their encoded bytes
 * @param skipped inputs that did not become records, by reason
 * @param reconnects times that it was lost and tried again
 * @param failure why it failed
 */
record SourceStatus(
    String uri,
    String cameraId,
    JobState state,
    long frames,
    long bytes,
    Map<String, Long> skipped,
    long reconnects,
    @Nullable String failure) {

  static SourceStatus of(IngestJob job) {
    IngestCounts counts = job.counts();
    Map<String, Long> skipped = new TreeMap<>();
    counts.skipped().forEach((reason, count) -> skipped.put(reason.label(), count));
    return new SourceStatus(
        job.settings().source().toString(),
        job.settings().cameraId(),
        job.state(),
        counts.delivered(),
        counts.bytes(),
        skipped,
        counts.reconnects(),
        job.failure().orElse(null));
  }
}
