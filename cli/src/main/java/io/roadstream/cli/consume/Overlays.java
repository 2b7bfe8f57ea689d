package io.roadstream.cli.consume;

import io.roadstream.cli.render.Overlay;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Draws overlays for records: finds the frame, its mask and its objects by frameId and puts them
 * together. One thread at a time.
 */
final class Overlays implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long OBJECTS_BYTES = 4096;

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final FrameJoin<CameraFrame> frames;
  private final FrameJoin<SegmentationMask> masks;
  private final FrameJoin<FrameObjects> objects;

  Overlays(String broker, String registry) {
    frames =
        new FrameJoin<>(
            new RecordReader<>(broker, registry, Topics.CAMERA_FRAMES, CameraFrame.class),
            CameraFrame::getFrame,
            frame -> frame.getImage().remaining(),
            PATIENCE);
    masks =
        new FrameJoin<>(
            new RecordReader<>(broker, registry, Topics.MASKS, SegmentationMask.class),
            SegmentationMask::getFrame,
            mask -> mask.getMask().remaining(),
            PATIENCE);
    objects =
        new FrameJoin<>(
            new RecordReader<>(broker, registry, Topics.OBJECTS, FrameObjects.class),
            FrameObjects::getFrame,
            found -> OBJECTS_BYTES,
            PATIENCE);
  }

  /** The frame of a record with its mask and objects drawn; none if one of them has gone. */
  Optional<RgbImage> draw(ConsumerRecord<String, ?> record, FrameRef frame) {
    Optional<CameraFrame> picture = frames.find(record, frame);
    Optional<SegmentationMask> mask = masks.find(record, frame);
    Optional<FrameObjects> found = objects.find(record, frame);
    if (picture.isEmpty() || mask.isEmpty() || found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Overlay.draw(
            decoder.decode(bytes(picture.get().getImage())),
            Records.geometry(frame, mask.get().getRegion(), mask.get().getGrid()),
            Records.mask(mask.get()),
            Records.seen(Records.objects(found.get()))));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    frames.close();
    masks.close();
    objects.close();
  }
}
