package io.roadstream.trainer.drift;

import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneException;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.TopicPartitions;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the last predictions of each partition say. One thread at a time. */
public final class RecentPredictions implements Supplier<Distribution> {

  private static final int LAST = 12;
  private static final Duration ASK = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Logger log = LoggerFactory.getLogger(RecentPredictions.class);

  private final Supplier<KafkaConsumer<byte[], byte[]>> connect;
  private final Deserializer<Prediction> deserializer;

  /**
   * @param connect makes a consumer of committed records
   * @param deserializer reads predictions; closed by its owner
   */
  public RecentPredictions(
      Supplier<KafkaConsumer<byte[], byte[]>> connect, Deserializer<Prediction> deserializer) {
    this.connect = connect;
    this.deserializer = deserializer;
  }

  @Override
  public Distribution get() {
    Distribution distribution = new Distribution();
    try (KafkaConsumer<byte[], byte[]> consumer = connect.get()) {
      List<TopicPartition> partitions = TopicPartitions.of(consumer, Topics.PREDICTIONS, ASK);
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, ASK);
      // A transaction's mark takes an offset too, so twice as many are asked for.
      partitions.forEach(
          each ->
              consumer.seek(
                  each, Math.max(begins.getOrDefault(each, 0L), ends.get(each) - 2L * LAST)));
      long end = System.nanoTime() + ASK.toNanos();
      while (System.nanoTime() < end
          && partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          count(distribution, record);
        }
      }
    }
    return distribution;
  }

  private void count(Distribution distribution, ConsumerRecord<byte[], byte[]> record) {
    try {
      Prediction prediction = deserializer.deserialize(record.topic(), record.value());
      int width = prediction.getGrid().getWidth();
      int height = prediction.getGrid().getHeight();
      distribution.add(
          codec(prediction.getMaskEncoding()).decodeBytes(prediction.getMask(), width, height),
          codec(prediction.getDepthEncoding()).decodeShorts(prediction.getDepth(), width, height));
    } catch (SerializationException | PlaneException e) {
      log.debug("prediction at {} left out of the drift", record.offset(), e);
    }
  }

  private static PlaneCodec codec(PlaneEncoding encoding) {
    return PlaneCodec.of(encoding == PlaneEncoding.PNG ? PlaneFormat.PNG : PlaneFormat.ZSTD);
  }
}
