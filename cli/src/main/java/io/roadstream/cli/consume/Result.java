package io.roadstream.cli.consume;

import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/** The results that can be read. */
enum Result {
  MASKS(Topics.MASKS, SegmentationMask.class),
  DEPTH(Topics.DEPTH, DepthMap.class),
  OBJECTS(Topics.OBJECTS, FrameObjects.class),
  PREDICTIONS(Topics.PREDICTIONS, Prediction.class);

  private final String topic;
  private final Class<? extends SpecificRecord> schema;

  Result(String topic, Class<? extends SpecificRecord> schema) {
    this.topic = topic;
    this.schema = schema;
  }

  String topic() {
    return topic;
  }

  Class<? extends SpecificRecord> schema() {
    return schema;
  }

  /** As it is written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
