package io.roadstream.benchmarks.postproc;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.topology.PostprocMeters;
import io.roadstream.postproc.topology.PostprocOptions;
import io.roadstream.postproc.topology.Postprocessor;
import io.roadstream.postproc.topology.ResultSerializers;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.PayloadLimit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a prediction to the bytes of its three records, on one thread: unpack mask and depth codes,
 * label components, statistics, metres by look-up, encode mask and depth, write Avro.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class PostprocBenchmark {

  /** Columns and rows of the grid. */
  @Param({"1024x400", "2048x800"})
  public String grid = "1024x400";

  /** How mask and depth are published. */
  @Param({"PNG", "ZSTD"})
  public PlaneFormat format = PlaneFormat.PNG;

  @SuppressWarnings("NullAway.Init")
  private Postprocessor postprocessor;

  @SuppressWarnings("NullAway.Init")
  private Prediction prediction;

  /** Renders the street and makes its prediction. */
  @Setup
  public void prepare() {
    String[] sides = grid.split("x", -1);
    prediction = StreetPrediction.of(7, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    PostprocOptions shipped = PostprocOptions.DEFAULT;
    postprocessor =
        new Postprocessor(
            new ResultSerializers(serializer(), serializer(), serializer(), serializer()),
            PayloadLimit.DEFAULT,
            new PostprocOptions(
                format,
                format,
                shipped.compressionLevel(),
                shipped.objects(),
                shipped.maxGridCells(),
                shipped.time()),
            new PostprocMeters(new SimpleMeterRegistry()),
            Runnable::run);
  }

  /** One prediction. */
  @Benchmark
  public Postprocessor.Results postprocess() {
    return postprocessor.process(prediction, new RecordHeaders());
  }

  /** As the registry's serialiser writes, without asking a registry. */
  private static <T extends SpecificRecord> Serializer<T> serializer() {
    return (topic, value) -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      try {
        new SpecificDatumWriter<T>(value.getSchema(), SpecificData.get()).write(value, encoder);
        encoder.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    };
  }
}
