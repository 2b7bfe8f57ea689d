package io.roadstream.trainer.teach;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.roadstream.perception.image.RgbImage;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any stereo network as ONNX with two inputs, left and right, [1,3,H,W] float32 of RGB 0..255, and
 * an output [1,C,h,w] or [1,h,w] whose first channel is the disparity in pixels of the input:
 * CREStereo's two-input form. Where the file fixes H and W, the pair is scaled to them, and the
 * disparities back; else to the next multiple of 32.
 */
public final class OnnxMatcher implements StereoMatcher {

  private static final int MULTIPLE = 32;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<String> inputs;
  private final long[] shape;

  /**
   * @throws IllegalArgumentException if there is no such file, or no network of that form in it
   */
  public OnnxMatcher(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no ONNX file " + file);
    }
    try {
      this.session = environment.createSession(file.toString());
      this.inputs = new ArrayList<>(session.getInputNames());
      if (inputs.size() != 2) {
        throw new IllegalArgumentException(
            file + " has inputs " + inputs + "; a stereo network needs two, left and right");
      }
      TensorInfo info = (TensorInfo) session.getInputInfo().get(inputs.get(0)).getInfo();
      this.shape = info.getShape();
    } catch (OrtException e) {
      throw new IllegalArgumentException(file + " is no ONNX network: " + e.getMessage(), e);
    }
    if (shape.length != 4 || shape[1] != 3) {
      throw new IllegalArgumentException(
          file + ": input " + inputs.get(0) + " must be [1,3,height,width]");
    }
  }

  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public float[] match(RgbImage left, RgbImage right) {
    if (left.width() != right.width() || left.height() != right.height()) {
      throw new IllegalArgumentException("left and right image differ in size");
    }
    int height = (int) (shape[2] > 0 ? shape[2] : next(left.height()));
    int width = (int) (shape[3] > 0 ? shape[3] : next(left.width()));
    long[] size = {1, 3, height, width};
    try (OnnxTensor first = tensor(left, width, height, size);
        OnnxTensor second = tensor(right, width, height, size);
        OrtSession.Result result =
            session.run(Map.of(inputs.get(0), first, inputs.get(1), second))) {
      OnnxTensor output = (OnnxTensor) result.get(0);
      return scaled(output, left.width(), left.height(), width);
    } catch (OrtException e) {
      throw new IllegalStateException("the stereo network failed: " + e.getMessage(), e);
    }
  }

  private static int next(int length) {
    return (length + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  private OnnxTensor tensor(RgbImage image, int width, int height, long[] size)
      throws OrtException {
    float[] planes = new float[3 * width * height];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < height; y++) {
        double sourceY = (y + 0.5) * image.height() / height - 0.5;
        for (int x = 0; x < width; x++) {
          double sourceX = (x + 0.5) * image.width() / width - 0.5;
          planes[(channel * height + y) * width + x] =
              (float) between(image, channel, sourceX, sourceY);
        }
      }
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(planes), size);
  }

  private static double between(RgbImage image, int channel, double x, double y) {
    int x0 = (int) Math.max(Math.floor(x), 0);
    int y0 = (int) Math.max(Math.floor(y), 0);
    int x1 = Math.min(x0 + 1, image.width() - 1);
    int y1 = Math.min(y0 + 1, image.height() - 1);
    double fx = Math.min(Math.max(x - x0, 0), 1);
    double fy = Math.min(Math.max(y - y0, 0), 1);
    double upper = value(image, channel, x0, y0) * (1 - fx) + value(image, channel, x1, y0) * fx;
    double lower = value(image, channel, x0, y1) * (1 - fx) + value(image, channel, x1, y1) * fx;
    return upper * (1 - fy) + lower * fy;
  }

  private static int value(RgbImage image, int channel, int x, int y) {
    return image.data()[(y * image.width() + x) * 3 + channel] & 0xFF;
  }

  /** The nearest disparity for each pixel, in pixels of the image. */
  private static float[] scaled(OnnxTensor output, int width, int height, int inputWidth) {
    long[] size = output.getInfo().getShape();
    int rows = (int) size[size.length - 2];
    int columns = (int) size[size.length - 1];
    FloatBuffer values = output.getFloatBuffer();
    float factor = (float) width / inputWidth;
    float[] pixels = new float[width * height];
    for (int y = 0; y < height; y++) {
      int row = y * rows / height * columns;
      for (int x = 0; x < width; x++) {
        float value = values.get(row + x * columns / width) * factor;
        pixels[y * width + x] = Float.isFinite(value) && value > 0 ? value : 0;
      }
    }
    return pixels;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot free the stereo network", e);
    }
  }
}
