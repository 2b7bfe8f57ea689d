package io.roadstream.inference.app;

import io.roadstream.inference.fake.FakeEngine;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as it is, but for its network, which takes 10 ms a batch. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(StreamConfiguration.class)
public class FakeInferenceApplication {

  /** Runs until it is stopped or killed. */
  public static void main(String[] args) {
    builder().run(args);
  }

  static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(FakeInferenceApplication.class)
        .properties("spring.config.name=inference-service");
  }

  @Bean(destroyMethod = "close")
  ModelHolder modelHolder() {
    return new ModelHolder(new SlowEngine());
  }

  private static final class SlowEngine implements PerceptionEngine {

    private final FakeEngine fake = new FakeEngine();

    @Override
    public ModelBundle bundle() {
      return fake.bundle();
    }

    @Override
    public String device() {
      return fake.device();
    }

    @Override
    public List<DensePrediction> infer(List<NetworkInput> inputs) {
      LockSupport.parkNanos(10_000_000);
      return fake.infer(inputs);
    }

    @Override
    public void close() {
      fake.close();
    }
  }
}
