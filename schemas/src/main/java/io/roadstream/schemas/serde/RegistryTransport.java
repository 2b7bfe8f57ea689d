package io.roadstream.schemas.serde;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP runtime that all of Apicurio's serdes in a process share: few threads, none of which
 * keeps the process alive. It lasts as long as the process.
 */
final class RegistryTransport {

  private static final int WORKERS = 2;

  private RegistryTransport() {}

  static Vertx shared() {
    return Holder.VERTX;
  }

  private static final class Holder {
    static final Vertx VERTX =
        Vertx.vertx(
            new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                // It serves a handful of look-ups; on a busy machine a late one is no news.
                .setMaxEventLoopExecuteTime(1)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MINUTES)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }
}
