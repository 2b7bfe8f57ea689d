package io.roadstream.cli.produce;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Progress;
import io.roadstream.ingest.produce.DeliveryException;
import io.roadstream.ingest.produce.JobSettings;
import io.roadstream.ingest.produce.SampleProducer;
import io.roadstream.ingest.source.SampleStream;
import io.roadstream.ingest.source.SourceException;
import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends labelled samples instead of frames. */
final class ProduceLabels {

  private final JobSettings settings;
  private final SampleProducer producer;
  private final PrintWriter err;

  ProduceLabels(JobSettings settings, SampleProducer producer, PrintWriter err) {
    this.settings = settings;
    this.producer = producer;
    this.err = err;
  }

  /** What was sent. */
  record Counts(long delivered, long leftOut) {}

  Counts run() throws InterruptedException {
    long leftOut = 0;
    long limit = settings.limit().orElse(Long.MAX_VALUE);
    long period = settings.rate().isPresent() ? (long) (1e9 / settings.rate().getAsDouble()) : 0;
    try (SampleStream stream =
            SampleStream.open(settings.source(), settings.cameraId(), settings.read());
        Progress progress =
            Progress.of("samples", Math.min(limit, stream.size().orElse(limit)), " samples")) {
      long due = System.nanoTime();
      for (long sent = 0; sent < limit; ) {
        try {
          Optional<TrainingSample> sample = stream.next();
          if (sample.isEmpty()) {
            break;
          }
          TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
          due += period;
          producer.send(sample.get());
          sent++;
          progress.step();
        } catch (DeliveryException e) {
          throw CliException.failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
          leftOut++;
          err.println("roadstream: left out " + e.getMessage());
        }
      }
      producer.flush();
      return new Counts(producer.delivered(), leftOut);
    } catch (SourceException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    } catch (DeliveryException e) {
      throw CliException.failure(String.valueOf(e.getMessage()), e);
    }
  }
}
