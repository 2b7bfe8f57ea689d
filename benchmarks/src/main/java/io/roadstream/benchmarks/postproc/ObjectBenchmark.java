package io.roadstream.benchmarks.postproc;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.object.ClassDepth;
import io.roadstream.perception.object.ClassDepthExtractor;
import io.roadstream.perception.object.FreeDistance;
import io.roadstream.perception.object.InstanceExtractor;
import io.roadstream.perception.object.ObjectExtractor;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.object.RoadObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Objects and their statistics from mask and depth, on one thread: ours beside OpenCV's connected
 * components with plain statistics.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class ObjectBenchmark {

  /** Columns and rows of the grid. */
  @Param({"1024x400", "2048x800"})
  public String grid = "1024x400";

  /** A rendered street, or so many rectangles on a quarter of the cells. */
  @Param({"street", "1", "10", "100", "1000", "2000"})
  public String scene = "street";

  private final ObjectExtractor extractor = new InstanceExtractor(ObjectSettings.DEFAULT);
  private final ClassDepthExtractor classes = new ClassDepthExtractor();
  private final FreeDistance free = new FreeDistance();

  @SuppressWarnings("NullAway.Init")
  private ObjectScene seen;

  @SuppressWarnings("NullAway.Init")
  private OpenCvObjects openCv;

  @SuppressWarnings("NullAway.Init")
  private Intrinsics intrinsics;

  /** Makes the scene. */
  @Setup
  public void prepare() {
    String[] sides = grid.split("x", -1);
    int width = Integer.parseInt(sides[0]);
    int height = Integer.parseInt(sides[1]);
    seen =
        scene.equals("street")
            ? ObjectScene.street(width, height)
            : ObjectScene.rectangles(width, height, Integer.parseInt(scene));
    intrinsics = new Intrinsics(width / 0.9, width / 0.9, width / 2.0, height / 2.0);
    openCv = new OpenCvObjects(width, height);
  }

  /** Frees native memory. */
  @TearDown
  public void free() {
    openCv.close();
  }

  /** Instances, statistics inside their edges, distance, position and size. */
  @Benchmark
  public List<RoadObject> objects() {
    return extractor.extract(
        seen.mask(), seen.depth(), ObjectScene.codec(), seen.geometry(), intrinsics);
  }

  /** OpenCV's components and plain statistics. */
  @Benchmark
  public double openCv() {
    return openCv.measure(
        seen.mask(), seen.depth(), ObjectScene.codec(), ObjectSettings.DEFAULT.minCells());
  }

  /** Every class as a whole. */
  @Benchmark
  public List<ClassDepth> classes() {
    return classes.extract(seen.mask(), seen.depth(), ObjectScene.codec());
  }

  /** Free road by column. */
  @Benchmark
  public float[] freeDistance() {
    return free.measure(seen.mask(), seen.depth(), ObjectScene.codec());
  }
}
