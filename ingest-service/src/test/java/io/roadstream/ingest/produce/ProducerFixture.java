package io.roadstream.ingest.produce;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.StringSerializer;

/** A {@link FrameProducer} that writes into memory. */
public final class ProducerFixture implements AutoCloseable {

  final MockProducer<String, CameraFrame> kafka;
  final MemorySequences sequences = new MemorySequences();
  private final FrameProducer producer;

  /**
   * @param autoComplete whether every record is confirmed at once
   */
  public ProducerFixture(boolean autoComplete, PayloadLimit limit, Clock clock) {
    Node node = new Node(0, "nowhere", 1);
    Cluster cluster =
        new Cluster(
            "test",
            List.of(node),
            List.of(
                new PartitionInfo(
                    Topics.CAMERA_FRAMES, 0, node, new Node[] {node}, new Node[] {node})),
            Set.of(),
            Set.of());
    kafka =
        new MockProducer<>(
            cluster, autoComplete, null, new StringSerializer(), (topic, value) -> new byte[1]);
    producer = new FrameProducer(kafka, sequences, limit, clock);
  }

  public static ProducerFixture confirming() {
    return new ProducerFixture(true, PayloadLimit.DEFAULT, Clock.systemUTC());
  }

  public static ProducerFixture waiting() {
    return new ProducerFixture(false, PayloadLimit.DEFAULT, Clock.systemUTC());
  }

  public FrameProducer producer() {
    return producer;
  }

  /** Whether the broker is away. */
  public void away(boolean away) {
    sequences.away = away;
  }

  /** Makes every further send fail at once. */
  public void failWith(RuntimeException failure) {
    kafka.sendException = failure;
  }

  /** Takes {@link #failWith} back. */
  public void mend() {
    kafka.sendException = null;
  }

  public List<ProducerRecord<String, CameraFrame>> records() {
    return kafka.history();
  }

  public List<CameraFrame> frames() {
    return records().stream().map(ProducerRecord::value).toList();
  }

  @Override
  public void close() {
    producer.close();
  }
}
