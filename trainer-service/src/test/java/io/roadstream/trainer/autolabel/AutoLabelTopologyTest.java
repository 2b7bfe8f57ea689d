package io.roadstream.trainer.autolabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.trainer.sample.SampleDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AutoLabelTopologyTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;
  private static final byte[] IMAGE =
      ImageEncoder.jpeg(new RgbImage(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]), 90);

  /** Knows the upper half: ten times what it is told. */
  private static final class HalfTeacher implements DepthTeacher {

    @Override
    public String name() {
      return "half";
    }

    @Override
    public MetricDepth label(RgbImage left, RgbImage right, double metresTimesPixels) {
      float[] metres = new float[left.width() * left.height()];
      Arrays.fill(metres, 0, metres.length / 2, (float) (metresTimesPixels / 10));
      return new MetricDepth(left.width(), left.height(), metres);
    }
  }

  @Test
  void shouldLabelOneInThreeFramesThatHaveARightImage() {
    Serde<CameraFrame> frames = serde(CameraFrame.class);
    Serde<TrainingSample> samples = serde(TrainingSample.class);
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            AutoLabelTopology.build(frames, samples, HalfTeacher::new, 3), new Properties())) {
      TestInputTopic<String, CameraFrame> in =
          driver.createInputTopic(
              Topics.CAMERA_FRAMES, new StringSerializer(), frames.serializer());
      TestOutputTopic<String, TrainingSample> out =
          driver.createOutputTopic(
              Topics.TRAINING_SAMPLES, new StringDeserializer(), samples.deserializer());
      for (int i = 0; i < 7; i++) {
        in.pipeInput("gate", frame(i, IMAGE, 0.2));
      }
      in.pipeInput("gate", frame(9, null, 0.2));
      in.pipeInput("gate", frame(12, IMAGE, null));

      List<KeyValue<String, TrainingSample>> labelled = out.readKeyValuesToList();
      assertThat(labelled)
          .extracting(each -> each.value.getFrame().getSequence())
          .containsExactly(0L, 3L, 6L);
      TrainingSample sample = labelled.get(0).value;
      assertThat(labelled.get(0).key).isEqualTo(sample.getSampleId()).hasSize(32);
      assertThat(sample.getMask()).isNull();
      assertThat(sample.getDepth().getOrigin()).isEqualTo(LabelOrigin.TEACHER);
      float[] metres = new SampleDecoder().decode(sample).depth().metres();
      assertThat(metres[0]).isEqualTo(16f);
      assertThat(metres[metres.length - 1]).isZero();
    }
  }

  private static CameraFrame frame(
      long sequence, byte @Nullable [] right, @Nullable Double baseline) {
    return CameraFrame.newBuilder()
        .setFrame(
            new FrameRef(
                "gate", "f" + sequence, sequence, Instant.EPOCH, Instant.EPOCH, WIDTH, HEIGHT))
        .setEncoding(ImageEncoding.JPEG)
        .setImage(ByteBuffer.wrap(IMAGE))
        .setRightImage(right == null ? null : ByteBuffer.wrap(right))
        .setCamera(new CameraModel(800.0, 800.0, 32.0, 16.0, baseline))
        .build();
  }

  private static <T extends SpecificRecordBase> Serde<T> serde(Class<T> type) {
    SpecificData data = SpecificData.getForClass(type);
    var schema = data.getSchema(type);
    return Serdes.serdeFrom(
        (topic, value) -> {
          try {
            ByteBuffer buffer = new BinaryMessageEncoder<T>(data, schema).encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        (topic, bytes) -> {
          try {
            return new BinaryMessageDecoder<T>(data, schema).decode(bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
