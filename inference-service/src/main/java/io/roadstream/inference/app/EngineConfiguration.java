package io.roadstream.inference.app;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.inference.release.EngineOpener;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.Engines;
import io.roadstream.service.startup.StartupException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the model and opens its engine; either failure stops the start. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  BundleFetcher bundleFetcher(InferenceSettings settings) {
    return new BundleFetcher(settings.releases().copiesFolder());
  }

  @Bean
  EngineOpener engineOpener(InferenceSettings settings) {
    return bundle -> Engines.open(bundle, settings.engineSettings());
  }

  @Bean(destroyMethod = "close")
  ModelHolder modelHolder(InferenceSettings settings, BundleFetcher fetcher, EngineOpener opener) {
    ModelBundle bundle = load(fetcher, settings.bundle());
    try {
      return new ModelHolder(opener.open(bundle));
    } catch (EngineException | IllegalArgumentException e) {
      throw new StartupException(
          "The engine does not start: " + e.getMessage(),
          "Check engine, device and threads under " + InferenceSettings.PREFIX + ".",
          e);
    }
  }

  private static ModelBundle load(BundleFetcher fetcher, String location) {
    try {
      return fetcher.fetch(location);
    } catch (BundleException e) {
      throw new StartupException(
          InferenceSettings.BUNDLE + ": " + e.getMessage(),
          "Set " + InferenceSettings.BUNDLE + " to the folder of a model bundle.",
          e);
    }
  }
}
