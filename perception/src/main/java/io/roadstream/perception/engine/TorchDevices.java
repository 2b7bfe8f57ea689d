package io.roadstream.perception.engine;

import ai.djl.Device;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that PyTorch can use here. */
public final class TorchDevices {

  private static final Logger log = LoggerFactory.getLogger(TorchDevices.class);

  private TorchDevices() {}

  /**
   * The device for a choice.
   *
   * @throws IllegalArgumentException if a GPU is demanded that is not there
   */
  public static Device resolve(DeviceChoice choice) {
    return switch (choice.kind()) {
      case CPU -> Device.cpu();
      case AUTO -> gpus() > 0 ? Device.gpu(0) : Device.cpu();
      case GPU -> gpu(choice);
    };
  }

  private static Device gpu(DeviceChoice choice) {
    int gpus = gpus();
    if (choice.index() >= gpus) {
      throw new IllegalArgumentException(
          "device is '"
              + choice
              + "', but PyTorch sees "
              + (gpus == 0 ? "no GPU" : gpus + " GPU(s)")
              + " here; use auto or cpu, or give it a GPU and a PyTorch library with CUDA");
    }
    return Device.gpu(choice.index());
  }

  /** How many GPUs PyTorch can use. Does not load PyTorch where the driver has none. */
  static int gpus() {
    int gpus = CudaUtils.getGpuCount();
    if (gpus > 0 && !PyTorchRuntime.engine().hasCapability(StandardCapabilities.CUDA)) {
      log.warn("{} GPU(s) found, but the PyTorch library here has no CUDA: not used", gpus);
      return 0;
    }
    return gpus;
  }
}
