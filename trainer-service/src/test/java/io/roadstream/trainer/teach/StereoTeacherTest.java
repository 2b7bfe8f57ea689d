package io.roadstream.trainer.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.trainer.data.SceneQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StereoTeacherTest {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 48;

  /** Texture whose right view lies so many pixels further left. */
  private static RgbImage view(int shift) {
    Random random = new Random(4);
    int[] texture = new int[(WIDTH + 64) * HEIGHT];
    for (int i = 0; i < texture.length; i++) {
      texture[i] = random.nextInt(256);
    }
    byte[] data = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int grey = texture[i / WIDTH * (WIDTH + 64) + i % WIDTH + shift];
      for (int channel = 0; channel < 3; channel++) {
        data[i * 3 + channel] = (byte) grey;
      }
    }
    return new RgbImage(WIDTH, HEIGHT, data);
  }

  @Test
  void shouldFindTheShiftOfATexture() {
    try (StereoTeacher teacher = new StereoTeacher(new SgbmMatcher())) {
      Disparity disparity = teacher.label(view(0), view(9));
      assertThat(disparity.coverage()).isGreaterThan(0.7);
      int middle = HEIGHT / 2 * WIDTH + WIDTH / 2;
      assertThat(disparity.pixels()[middle]).isCloseTo(9f, within(0.2f));
      assertThat(disparity.confidence()[middle]).isGreaterThan(0.7f);
      // What lies left of the shift has no partner in the right image.
      assertThat(disparity.pixels()[HEIGHT / 2 * WIDTH + 3]).isZero();
    }
  }

  @Test
  void shouldLabelScenesNearTheTruth() {
    StereoFrames frames =
        StereoFrames.of(SceneQuery.parse("synthetic:val?scenes=1&width=512&height=256"));
    StereoFrame frame = frames.at().apply(0);
    DisparityScore score = new DisparityScore();
    try (StereoTeacher teacher = new StereoTeacher(new SgbmMatcher())) {
      score.add(frame.truth(), teacher.label(frame.left(), frame.right()));
    }
    Map<String, Double> figures = score.figures();
    assertThat(figures.get("coverage")).isGreaterThan(0.3);
    assertThat(figures.get("offByThree")).isLessThan(0.15);
  }

  @Test
  void shouldDropWhatTheViewsDisagreeOn() {
    StereoMatcher contrary =
        new StereoMatcher() {
          private int call;

          @Override
          public String name() {
            return "contrary";
          }

          @Override
          public float[] match(RgbImage left, RgbImage right) {
            float[] pixels = new float[left.width() * left.height()];
            Arrays.fill(pixels, call++ == 0 ? 5 : 9);
            return pixels;
          }
        };
    try (StereoTeacher teacher = new StereoTeacher(contrary)) {
      assertThat(teacher.label(view(0), view(0)).coverage()).isZero();
    }
  }

  @Test
  void shouldRunAnyNetworkWithALeftAndARightInput(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("stereo.onnx");
    Files.write(file, network(2).toByteArray());
    try (OnnxMatcher matcher = new OnnxMatcher(file)) {
      byte[] left = new byte[WIDTH * HEIGHT * 3];
      byte[] right = new byte[left.length];
      Arrays.fill(left, (byte) 100);
      Arrays.fill(right, (byte) 88);
      float[] pixels =
          matcher.match(new RgbImage(WIDTH, HEIGHT, left), new RgbImage(WIDTH, HEIGHT, right));
      // The network tells 12 pixels of an input of 80 columns: 24 of an image of 160.
      assertThat(pixels[WIDTH + 7]).isCloseTo(24f, within(1e-3f));
    }
  }

  @Test
  void shouldSayWhatANetworkNeedsWhenItHasOneInput(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mono.onnx");
    Files.write(file, network(1).toByteArray());
    assertThatThrownBy(() -> new OnnxMatcher(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs two, left and right");
    assertThatThrownBy(() -> new OnnxMatcher(folder.resolve("none.onnx")))
        .hasMessageContaining("there is no ONNX file");
  }

  /** Mean over the channels of |left - right|, or of |left - left|, on an input of 80x24. */
  private static ModelProto network(int inputs) {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("stereo")
            .addInput(image("left"))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Sub")
                    .addInput("left")
                    .addInput(inputs == 2 ? "right" : "left")
                    .addOutput("difference"))
            .addNode(
                NodeProto.newBuilder().setOpType("Abs").addInput("difference").addOutput("size"))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("ReduceMean")
                    .addInput("size")
                    .addOutput("disparity")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("axes")
                            .setType(AttributeProto.AttributeType.INTS)
                            .addInts(1)))
            .addOutput(
                ValueInfoProto.newBuilder().setName("disparity").setType(type(1, 1, 24, 80)));
    if (inputs == 2) {
      graph.addInput(image("right"));
    }
    return ModelProto.newBuilder()
        .setIrVersion(7)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph)
        .build();
  }

  private static ValueInfoProto image(String name) {
    return ValueInfoProto.newBuilder().setName(name).setType(type(1, 3, 24, 80)).build();
  }

  private static TypeProto type(long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return TypeProto.newBuilder()
        .setTensorType(
            TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape))
        .build();
  }
}
