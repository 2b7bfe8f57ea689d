package io.roadstream.perception.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The device that a setting asks for: {@code auto} (a GPU where PyTorch has one), {@code cpu},
 * {@code gpu} (the first one) or {@code gpu:N}.
 *
 * @param kind which of these
 * @param index the GPU's number; 0 unless one is asked for
 */
public record DeviceChoice(Kind kind, int index) {

  /** What kind of device. */
  public enum Kind {
    AUTO,
    CPU,
    GPU
  }

  /** A GPU where PyTorch has one, the CPU otherwise. */
  public static final DeviceChoice AUTO = new DeviceChoice(Kind.AUTO, 0);

  /** The CPU. */
  public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, 0);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  /** Whether a GPU is demanded. */
  public boolean isGpu() {
    return kind == Kind.GPU;
  }

  /**
   * The choice that a setting names.
   *
   * @throws IllegalArgumentException naming the value and what is allowed
   */
  public static DeviceChoice parse(String text) {
    return switch (text) {
      case "auto" -> AUTO;
      case "cpu" -> CPU;
      default -> gpu(text);
    };
  }

  private static DeviceChoice gpu(String text) {
    Matcher gpu = GPU.matcher(text);
    if (!gpu.matches()) {
      throw new IllegalArgumentException("device is '" + text + "'; use auto, cpu, gpu or gpu:N");
    }
    return new DeviceChoice(Kind.GPU, gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
  }

  /** The setting's spelling. */
  @Override
  public String toString() {
    return switch (kind) {
      case AUTO -> "auto";
      case CPU -> "cpu";
      case GPU -> "gpu:" + index;
    };
  }
}
