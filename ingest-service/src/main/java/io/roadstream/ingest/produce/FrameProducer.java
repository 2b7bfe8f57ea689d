package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CameraId;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.trace.TraceHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes frames to {@code camera.frames}, once each and in order for each camera, however many
 * threads send: the record's key is the camera, its timestamp the moment of capture, its sequence
 * number one above the camera's last, also across restarts, and a new W3C trace begins with it.
 *
 * <p>Frames that the broker has not confirmed yet take a bounded amount of memory; {@link #send}
 * blocks while it is used up. A frame whose delivery fails leaves a gap in the sequence numbers.
 * One process at a time may write a camera's frames. Thread-safe.
 */
public final class FrameProducer implements AutoCloseable {

  /** Memory for frames on their way, beside the Kafka client's own: 32 MiB. */
  static final int IN_FLIGHT_BYTES = 32 << 20;

  /** Room for a record's fields beside its images. */
  private static final int FIELDS = 1 << 10;

  private static final int UNIT = 1 << 10;
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  private static final long NOTE_SECONDS = 1;
  private static final Logger log = LoggerFactory.getLogger(FrameProducer.class);

  private final Producer<String, CameraFrame> producer;
  private final SequenceStore sequences;
  private final PayloadLimit limit;
  private final Clock clock;
  private final Semaphore room = new Semaphore(IN_FLIGHT_BYTES / UNIT, true);
  private final Map<String, CameraLane> lanes = new ConcurrentHashMap<>();
  private final ScheduledExecutorService notes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ingest-notes");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> noting;

  FrameProducer(
      Producer<String, CameraFrame> producer,
      SequenceStore sequences,
      PayloadLimit limit,
      Clock clock) {
    this.producer = producer;
    this.sequences = sequences;
    this.limit = limit;
    this.clock = clock;
    noting =
        notes.scheduleWithFixedDelay(
            () -> noteAll(false), NOTE_SECONDS, NOTE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * A producer for a broker; contacts it only with the first frame.
   *
   * @param client properties of any Kafka client: {@code bootstrap.servers}, security
   * @param serdes serdes that find the registry
   * @param limit the limit on record sizes
   * @throws KafkaException if the client refuses a property
   */
  public static FrameProducer connect(
      Map<String, Object> client, AvroSerdes serdes, PayloadLimit limit) {
    Map<String, Object> properties = new HashMap<>(limit.producerProperties());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BROKER_TIMEOUT.toMillis());
    // The bound on memory is ours; the client's must not be met first.
    properties.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * IN_FLIGHT_BYTES + 2L * limit.topicBytes());
    properties.putAll(client);
    Map<String, Object> consumer = new HashMap<>(limit.consumerProperties());
    consumer.putAll(client);
    Serde<CameraFrame> serde = serdes.of(CameraFrame.class);
    return new FrameProducer(
        new KafkaProducer<>(properties, new StringSerializer(), serde.serializer()),
        new KafkaSequences(
            client, consumer, serde.deserializer(), Topics.CAMERA_FRAMES, BROKER_TIMEOUT),
        limit,
        Clock.systemUTC());
  }

  /**
   * Finds out where a camera left off, so that a broker that does not answer shows before the first
   * frame. {@link #send} does it by itself otherwise.
   *
   * @throws DeliveryException if the broker does not answer or has no topic for frames
   */
  public void open(String cameraId) throws DeliveryException, InterruptedException {
    lane(cameraId);
  }

  /**
   * Looks whether the broker answers and has the topic.
   *
   * @param patience how long to wait for it
   * @throws DeliveryException if not
   */
  public void check(Duration patience) throws DeliveryException, InterruptedException {
    sequences.check(patience);
  }

  /** Whether a frame could be sent now without waiting for others to be confirmed. */
  public boolean hasRoomFor(CapturedFrame frame) {
    return room.availablePermits() >= units(frame);
  }

  /**
   * Hands a frame over.
   *
   * @param capturedAt when it was taken
   * @return completes once the broker has it, or fails with a {@link DeliveryException}
   * @throws BadImageException if the frame is larger than a record may be
   * @throws DeliveryException if it cannot be handed over: no broker, no registry, no topic
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public CompletableFuture<Delivery> send(String cameraId, CapturedFrame frame, Instant capturedAt)
      throws BadImageException, DeliveryException, InterruptedException {
    requireFits(frame);
    CameraLane lane = lane(cameraId);
    String frameId = FrameRecords.frameId(cameraId, frame, capturedAt);
    int units = units(frame);
    room.acquire(units);
    CompletableFuture<Delivery> result = new CompletableFuture<>();
    try {
      synchronized (lane) {
        Instant now = clock.instant();
        CameraFrame value =
            FrameRecords.record(cameraId, lane.next(), frame, frameId, capturedAt, now);
        ProducerRecord<String, CameraFrame> record =
            new ProducerRecord<>(
                Topics.CAMERA_FRAMES,
                lane.partition(),
                Math.max(0, capturedAt.toEpochMilli()),
                cameraId,
                value,
                TraceHeaders.begin());
        long start = System.nanoTime();
        Future<RecordMetadata> handedOver =
            producer.send(
                record,
                (metadata, failure) ->
                    complete(result, lane, frame, value, units, start, metadata, failure));
        boolean refused = handedOver.isDone() && result.isCompletedExceptionally();
        if (!refused) {
          lane.advance();
        }
      }
      return result;
    } catch (InterruptException e) {
      room.release(units);
      Thread.interrupted();
      InterruptedException interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    } catch (RuntimeException e) {
      room.release(units);
      throw failed(cameraId, e);
    }
  }

  private void complete(
      CompletableFuture<Delivery> result,
      CameraLane lane,
      CapturedFrame frame,
      CameraFrame value,
      int units,
      long start,
      @Nullable RecordMetadata metadata,
      @Nullable Exception failure) {
    room.release(units);
    if (failure != null || metadata == null) {
      result.completeExceptionally(
          failed(lane.cameraId, failure == null ? new KafkaException("no answer") : failure));
      return;
    }
    lane.confirmed(metadata.partition(), value.getFrame().getSequence(), metadata.offset());
    result.complete(
        new Delivery(
            value.getFrame(),
            frame.name(),
            frame.index(),
            frame.imageBytes(),
            Duration.ofNanos(System.nanoTime() - start)));
  }

  private static DeliveryException failed(String cameraId, Exception cause) {
    return new DeliveryException(
        "a frame of camera '%s' could not be delivered to topic %s: %s"
            .formatted(cameraId, Topics.CAMERA_FRAMES, rootMessage(cause)),
        cause);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root == failure || root.getMessage() == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + " (" + root.getMessage() + ")";
  }

  private void requireFits(CapturedFrame frame) throws BadImageException {
    long size = frame.imageBytes() + FIELDS;
    if (size > limit.bytes()) {
      throw new BadImageException(
          SkipReason.OVERSIZED,
          "image has %d bytes; a record may have %d: send smaller images or raise the payload limit"
              .formatted(frame.imageBytes(), limit.bytes() - FIELDS));
    }
  }

  private static int units(CapturedFrame frame) {
    long units = (frame.imageBytes() + FIELDS) / UNIT + 1;
    return (int) Math.min(units, IN_FLIGHT_BYTES / UNIT);
  }

  private CameraLane lane(String cameraId) throws DeliveryException, InterruptedException {
    CameraLane lane = lanes.computeIfAbsent(CameraId.require(cameraId), CameraLane::new);
    lane.open(sequences);
    return lane;
  }

  /** Returns once every frame handed over so far was delivered or has failed. */
  public void flush() throws InterruptedException {
    try {
      producer.flush();
    } catch (InterruptException e) {
      Thread.interrupted();
      InterruptedException interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private void noteAll(boolean closed) {
    for (CameraLane lane : lanes.values()) {
      try {
        lane.note(sequences, closed);
      } catch (DeliveryException e) {
        log.debug(
            "the next start of camera {} will have to search: {}", lane.cameraId, e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Delivers what is on its way, for at most half a minute, and notes how far each camera is. */
  @Override
  public void close() {
    noting.cancel(true);
    notes.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(CLOSE_TIMEOUT);
      noteAll(true);
    } finally {
      sequences.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
