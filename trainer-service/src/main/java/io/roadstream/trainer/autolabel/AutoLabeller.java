package io.roadstream.trainer.autolabel;

import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.id.SampleIds;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns a stereo frame into a sample with depth and its validity, and without classes. */
final class AutoLabeller implements Processor<String, CameraFrame, String, TrainingSample> {

  private final DepthTeacher teacher;
  private final ImageDecoder images = new ImageDecoder(ImageLimits.DEFAULT);
  private final PlaneCodec planes = PlaneCodec.of(PlaneFormat.ZSTD);
  private ProcessorContext<String, TrainingSample> context;

  /**
   * @param teacher is closed with this
   */
  @SuppressWarnings("NullAway.Init")
  AutoLabeller(DepthTeacher teacher) {
    this.teacher = teacher;
  }

  @Override
  public void init(ProcessorContext<String, TrainingSample> newContext) {
    context = newContext;
  }

  /** Whether a frame can be labelled. */
  static boolean isStereo(CameraFrame frame) {
    CameraModel camera = frame.getCamera();
    return frame.getRightImage() != null
        && camera != null
        && camera.getBaseline() != null
        && camera.getBaseline() > 0;
  }

  @Override
  public void process(Record<String, CameraFrame> record) {
    CameraFrame frame = record.value();
    CameraModel camera = frame.getCamera();
    ByteBuffer rightBytes = frame.getRightImage();
    if (camera == null || rightBytes == null || camera.getBaseline() == null) {
      return;
    }
    RgbImage left = images.decode(bytes(frame.getImage()));
    RgbImage right = images.decode(bytes(rightBytes));
    MetricDepth depth = teacher.label(left, right, camera.getBaseline() * camera.getFx());
    DepthLabel label =
        new DepthLabel(
            PlaneEncoding.ZSTD,
            depth.width(),
            depth.height(),
            KittiDepth.UNITS_PER_METRE,
            ByteBuffer.wrap(planes.encode(KittiDepth.values(depth), depth.width(), depth.height())),
            LabelOrigin.TEACHER,
            teacher.name());
    TrainingSample sample =
        TrainingSample.newBuilder()
            .setSampleId(
                SampleIds.of(frame.getFrame().getCameraId(), frame.getImage(), null, label))
            .setFrame(frame.getFrame())
            .setEncoding(frame.getEncoding())
            .setImage(frame.getImage())
            .setCamera(camera)
            .setDepth(label)
            .build();
    context.forward(record.withKey(sample.getSampleId()).withValue(sample));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    teacher.close();
  }
}
