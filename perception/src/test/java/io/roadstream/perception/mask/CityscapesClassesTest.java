package io.roadstream.perception.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.image.RgbImage;
import org.junit.jupiter.api.Test;

class CityscapesClassesTest {

  /** trainIds of labelIds -1, 0, 1, … 33, from Cityscapes' labels.py. */
  private static final int[] TRAIN_IDS = {
    255, // license plate
    255,
    255,
    255,
    255,
    255,
    255,
    255, // unlabeled to ground
    0,
    1,
    255,
    255, // flat
    2,
    3,
    4,
    255,
    255,
    255, // construction
    5,
    255,
    6,
    7, // object
    8,
    9,
    10, // nature and sky
    11,
    12, // human
    13,
    14,
    15,
    255,
    255,
    16,
    17,
    18 // vehicle
  };

  @Test
  void shouldMapEveryLabelIdOfTheWholeTable() {
    assertThat(CityscapesClasses.labels()).hasSize(35);
    for (int labelId = -1; labelId <= 33; labelId++) {
      assertThat(CityscapesClasses.trainId(labelId))
          .as("labelId %d", labelId)
          .isEqualTo(TRAIN_IDS[labelId + 1]);
      assertThat(CityscapesClasses.labels().get(labelId + 1).labelId()).isEqualTo(labelId);
    }
  }

  @Test
  void shouldMapAPlaneOfAllLabelIdsWithoutChaining() {
    byte[] labelIds = new byte[35];
    for (int i = 0; i < labelIds.length; i++) {
      labelIds[i] = (byte) (i - 1);
    }

    ClassMask mask = CityscapesClasses.fromLabelIds(35, 1, labelIds);

    for (int i = 0; i < labelIds.length; i++) {
      assertThat(mask.at(i, 0)).as("labelId %d", i - 1).isEqualTo(TRAIN_IDS[i]);
    }
  }

  @Test
  void shouldNameThePlaceWhenALabelIdIsUnknown() {
    assertThatThrownBy(() -> CityscapesClasses.fromLabelIds(2, 2, new byte[] {7, 7, 7, 34}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labelId 34 at column 1, row 1");
    assertThatThrownBy(() -> CityscapesClasses.trainId(34))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CityscapesClasses.trainId(-2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldOrderClassesByTrainId() {
    assertThat(CityscapesClasses.classes())
        .extracting(CityscapesLabel::name)
        .containsExactly(
            "road",
            "sidewalk",
            "building",
            "wall",
            "fence",
            "pole",
            "traffic light",
            "traffic sign",
            "vegetation",
            "terrain",
            "sky",
            "person",
            "rider",
            "car",
            "truck",
            "bus",
            "train",
            "motorcycle",
            "bicycle");
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      assertThat(CityscapesClasses.classes().get(trainId).trainId()).isEqualTo(trainId);
    }
    assertThat(CityscapesClasses.name(13)).isEqualTo("car");
    assertThat(CityscapesClasses.name(ClassMask.VOID)).isEqualTo("void");
  }

  @Test
  void shouldCountOnlyWhatAMaskCanTellApart() {
    for (int trainId = 0; trainId < 256; trainId++) {
      boolean countable =
          switch (CityscapesClasses.name(trainId)) {
            case "traffic light",
                "traffic sign",
                "person",
                "rider",
                "car",
                "truck",
                "bus",
                "train",
                "motorcycle",
                "bicycle" ->
                true;
            default -> false;
          };
      assertThat(CityscapesClasses.isThing(trainId)).as("trainId %d", trainId).isEqualTo(countable);
    }
  }

  @Test
  void shouldPaintInCityscapesColours() {
    RgbImage image =
        MaskColours.paint(new ClassMask(4, 1, new byte[] {0, 10, 13, (byte) ClassMask.VOID}));

    assertThat(image.width()).isEqualTo(4);
    assertThat(image.data()).containsExactly(128, 64, 128, 70, 130, 180, 0, 0, 142, 0, 0, 0);
  }
}
