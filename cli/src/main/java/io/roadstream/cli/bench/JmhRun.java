package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** A run of one JMH benchmark, which prints its own report, with what it allocates. */
final class JmhRun {

  private final ChainedOptionsBuilder options;

  JmhRun(Class<?> benchmark) {
    options =
        new OptionsBuilder()
            .include(benchmark.getName().replace(".", "\\."))
            .addProfiler(GCProfiler.class);
  }

  /** Sets both warm-up and measurement to so many iterations of a second. */
  void iterations(int count) {
    options
        .warmupIterations(count)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(count)
        .measurementTime(TimeValue.seconds(1));
  }

  /**
   * Keeps to one value of a parameter; an empty one leaves them all.
   *
   * @param name the parameter's; the option is called the same
   * @throws CliException if the value is none of those allowed
   */
  void only(String name, String value, List<String> allowed) {
    if (value.isEmpty()) {
      return;
    }
    if (!allowed.contains(value)) {
      throw CliException.badInput(
          "--" + name + " is " + value + "; use one of " + String.join(", ", allowed));
    }
    options.param(name, value);
  }

  /** Runs it and returns the exit code. */
  int run() {
    try {
      new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw CliException.failure("the benchmark did not run: " + e.getMessage());
    }
    return ExitCodes.OK;
  }
}
