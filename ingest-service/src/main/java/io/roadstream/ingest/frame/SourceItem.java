package io.roadstream.ingest.frame;

/** One step of a source: a frame, or an input that could not become one. */
public sealed interface SourceItem permits CapturedFrame, SkippedInput {

  /** Where it comes from, for messages: a file's name, or the source and a frame number. */
  String name();
}
