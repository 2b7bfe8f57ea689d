package io.roadstream.perception.object;

import static io.roadstream.perception.object.Grids.CODEC;
import static io.roadstream.perception.object.Grids.mask;
import static io.roadstream.perception.object.Grids.tens;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import org.junit.jupiter.api.Test;

class GapCloserTest {

  /** At 10 m a cell is 0.1 m wide. */
  private static final GridScale SCALE = new GridScale(0.01, 0.01);

  @Test
  void shouldCloseAGapThatIsAsNearAsTheObject() {
    assertThat(objects(mask("cc.cc"), tens("22222"))).isEqualTo(1);
    assertThat(objects(mask("cc..cc"), tens("220022"))).isEqualTo(1);
    assertThat(objects(mask("cc...cc"), tens("2222222"))).isEqualTo(2);
  }

  @Test
  void shouldNotCloseAGapThroughWhichTheBackgroundIsSeen() {
    assertThat(objects(mask("pp.pp"), tens("22922"))).isEqualTo(2);
  }

  @Test
  void shouldNotCloseAGapBetweenThingsAtDifferentDepths() {
    assertThat(objects(mask("cc.cc"), tens("22233"))).isEqualTo(2);
  }

  @Test
  void shouldCloseAGapBetweenRows() {
    assertThat(objects(mask("ccc", "...", "...", "ccc"), tens("222", "222", "111", "222")))
        .isEqualTo(1);
    assertThat(objects(mask("ccc", "...", "ccc"), tens("222", "999", "222"))).isEqualTo(2);
    assertThat(objects(mask("cc", "..", "..", "..", "cc"), tens("22", "22", "22", "22", "22")))
        .isEqualTo(2);
  }

  @Test
  void shouldPutACarBehindAPoleTogether() {
    ClassMask mask = mask("cccPPPPccc", "cccPPPPccc");

    assertThat(objects(mask, tens("2221111222", "2221111222"))).isEqualTo(1);
  }

  @Test
  void shouldKeepCarsApartWhenWhatIsBetweenIsTooWide() {
    ClassMask mask = mask("cccPPPPPPPPccc");

    assertThat(objects(mask, tens("22211111111222"))).isEqualTo(2);
  }

  @Test
  void shouldKeepCarsApartWhenWhatIsBetweenIsBehindThem() {
    assertThat(objects(mask("cccPPPPccc"), tens("2223333222"))).isEqualTo(2);
    assertThat(objects(mask("cccPPPPccc"), tens("2221131222"))).isEqualTo(2);
  }

  @Test
  void shouldLetTheMajorityOfRowsDecideBehindAPole() {
    // The right part grows 9 % farther from row to row: whole, but out of step with the left one.
    assertThat(objects(poleMask(), slanted(0))).isEqualTo(1);
    assertThat(objects(poleMask(), slanted(1))).isEqualTo(2);
  }

  @Test
  void shouldDoNothingWhenItIsSwitchedOff() {
    GapCloser off = new GapCloser(0, 0);
    Instances instances = new Instances(0.1, off, 1);

    assertThat(instances.find(mask("cc.cc"), tens("22222"), CODEC, SCALE).components())
        .isEqualTo(2);
    assertThat(instances.find(mask("ccPPcc"), tens("221122"), CODEC, SCALE).components())
        .isEqualTo(2);
  }

  private static int objects(ClassMask mask, DepthCodes depth) {
    return new Instances(0.1, new GapCloser(2, 0.5), 1)
        .find(mask, depth, CODEC, SCALE)
        .components();
  }

  private static ClassMask poleMask() {
    return mask("cccPPPPccc", "cccPPPPccc", "cccPPPPccc");
  }

  private static DepthCodes slanted(int first) {
    short[] codes = tens("2221111222", "2221111222", "2221111222").codes().clone();
    for (int row = 0; row < 3; row++) {
      for (int column = 7; column < 10; column++) {
        codes[row * 10 + column] = CODEC.encode(20 * Math.pow(1.09, first + row));
      }
    }
    return new DepthCodes(10, 3, codes);
  }
}
