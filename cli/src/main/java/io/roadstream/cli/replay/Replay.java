package io.roadstream.cli.replay;

import io.roadstream.cli.CliException;
import io.roadstream.cli.consume.RecordReader;
import io.roadstream.postproc.topology.PostprocOptions;
import io.roadstream.postproc.topology.PredictionException;
import io.roadstream.postproc.topology.Replayer;
import io.roadstream.postproc.topology.ResultSerializers;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicProvisioner;
import io.roadstream.schemas.topic.TopicSettings;
import io.roadstream.schemas.topic.TopicSpec;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads kept predictions, post-processes them in this process and sends the results. */
final class Replay {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<String> RESULTS =
      List.of(Topics.MASKS, Topics.DEPTH, Topics.OBJECTS, Topics.DEPTH_HISTOGRAMS);

  /** Records that may be on their way before the next is processed. */
  private static final int MOST_UNDER_WAY = 256;

  private final Queue<Future<RecordMetadata>> sent = new ArrayDeque<>();
  private final String broker;
  private final String registry;
  private final String prefix;
  private final Pace pace;

  /**
   * @param broker host and port
   * @param registry address of the schema registry
   * @param prefix what the topics' names begin with
   * @param pace of predictions
   */
  Replay(String broker, String registry, String prefix, Pace pace) {
    this.broker = broker;
    this.registry = registry;
    this.prefix = prefix;
    this.pace = pace;
  }

  /**
   * What was done.
   *
   * @param predictions that were processed
   * @param failed that could not be
   * @param lastFailure why the last of them could not; empty for none
   * @param topics that took the results
   */
  record Outcome(long predictions, long failed, String lastFailure, List<String> topics) {}

  /**
   * Replays what was captured from one time up to, not including, another and is kept now.
   *
   * @param fromMillis first time of capture
   * @param toMillis end
   * @param step told after every prediction
   */
  Outcome run(Admin admin, long fromMillis, long toMillis, Runnable step)
      throws InterruptedException {
    AvroSerdes serdes = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, registry));
    long done = 0;
    long failed = 0;
    String lastFailure = "";
    try (Serde<SegmentationMask> masks = serdes.of(SegmentationMask.class);
        Serde<DepthMap> depth = serdes.of(DepthMap.class);
        Serde<FrameObjects> objects = serdes.of(FrameObjects.class);
        Serde<DepthHistogram> histograms = serdes.of(DepthHistogram.class);
        RecordReader<Prediction> reader =
            new RecordReader<>(broker, registry, Topics.PREDICTIONS, Prediction.class);
        Producer<String, byte[]> producer = producer()) {
      createTopics(admin, reader.partitionCount());
      Replayer replayer =
          new Replayer(
              new ResultSerializers(
                  masks.serializer(),
                  depth.serializer(),
                  objects.serializer(),
                  histograms.serializer()),
              PayloadLimit.DEFAULT,
              PostprocOptions.DEFAULT);
      reader.markEnd();
      if (fromMillis != Long.MIN_VALUE) {
        reader.seekToTime(fromMillis);
      }
      while (!reader.isPastMark()) {
        for (ConsumerRecord<String, Prediction> record : reader.poll(POLL)) {
          if (record.timestamp() < fromMillis
              || record.timestamp() >= toMillis
              || reader.isAfterMark(record)) {
            continue;
          }
          pace.await();
          try {
            send(producer, replayer.process(record.value(), record.timestamp()));
            done++;
          } catch (PredictionException e) {
            failed++;
            lastFailure = String.valueOf(e.getMessage());
          }
          step.run();
        }
      }
      send(producer, replayer.end());
      await(0);
    }
    return new Outcome(done, failed, lastFailure, RESULTS.stream().map(this::renamed).toList());
  }

  private void send(Producer<String, byte[]> producer, List<Replayer.Output> outputs)
      throws InterruptedException {
    for (Replayer.Output output : outputs) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  renamed(output.topic()),
                  null,
                  output.timestampMs(),
                  output.key(),
                  output.value())));
      await(MOST_UNDER_WAY);
    }
  }

  /** Waits until no more than so many records are still on their way. */
  private void await(int underWay) throws InterruptedException {
    while (sent.size() > underWay) {
      try {
        sent.remove().get();
      } catch (ExecutionException e) {
        throw CliException.failure(
            "the broker did not take a result: " + e.getCause().getMessage(), e);
      }
    }
  }

  private void createTopics(Admin admin, int partitions) {
    List<TopicSpec> specs = new ArrayList<>();
    for (TopicSpec spec : new TopicPlan(TopicSettings.DEFAULT).topics()) {
      if (RESULTS.contains(spec.name())) {
        specs.add(
            new TopicSpec(
                renamed(spec.name()), partitions, spec.replicationFactor(), spec.configs()));
      }
    }
    new TopicProvisioner(admin).provision(specs);
  }

  private String renamed(String topic) {
    return prefix + topic.substring(topic.indexOf('.'));
  }

  private Producer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>(PayloadLimit.DEFAULT.producerProperties());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }
}
