package io.roadstream.postproc.app;

import io.roadstream.perception.object.DistanceCalibration;
import io.roadstream.perception.object.DistanceCalibration.Knot;
import io.roadstream.perception.object.ObjectSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How objects are found, {@code roadstream.postproc.objects}; each as in {@link ObjectSettings}.
 *
 * @param depthStep share by which neighbouring cells of one object may differ in depth
 * @param gapCells gaps of so many cells are closed
 * @param occluderMetres widest thing behind which an object is put together again, metres
 * @param minCells cells that an object must have
 * @param minArea square metres that an object must cover
 * @param maxErosion cells cut off wide objects at each side before depth is measured
 * @param threads bands of rows that are searched at once
 * @param calibration error of distances by distance, as {@code roadstream evaluate objects} prints
 *     it; the shipped bundle's if not given
 * @param calibrationFloor added to every spread
 */
record ObjectProperties(
    @DefaultValue("0.05") @DecimalMin("0.001") @DecimalMax("10") double depthStep,
    @DefaultValue("2") @Min(0) @Max(8) int gapCells,
    @DefaultValue("0.7") @DecimalMin("0") @DecimalMax("10") double occluderMetres,
    @DefaultValue("24") @Min(1) int minCells,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("100") double minArea,
    @DefaultValue("3") @Min(0) @Max(8) int maxErosion,
    @DefaultValue("1") @Min(1) @Max(64) int threads,
    @DefaultValue @Valid List<KnotProperties> calibration,
    @DefaultValue("0.05") @DecimalMin("0.001") double calibrationFloor) {

  /**
   * The error at one distance.
   *
   * @param metres distance
   * @param low 10th percentile
   * @param middle 50th percentile
   * @param high 90th percentile
   */
  record KnotProperties(
      @DecimalMin("0.01") double metres, double low, double middle, double high) {}

  ObjectSettings settings() {
    return new ObjectSettings(
        depthStep,
        gapCells,
        occluderMetres,
        minCells,
        minArea,
        maxErosion,
        threads,
        calibrationOrShipped());
  }

  private DistanceCalibration calibrationOrShipped() {
    if (calibration.isEmpty()) {
      return DistanceCalibration.SHIPPED;
    }
    List<Knot> knots = new ArrayList<>();
    for (KnotProperties knot : calibration) {
      knots.add(new Knot(knot.metres(), knot.low(), knot.middle(), knot.high()));
    }
    return new DistanceCalibration(calibrationFloor, knots);
  }
}
