package io.roadstream.ingest.frame;

/**
 * An input that was left out.
 *
 * @param name where it comes from
 * @param reason the kind of fault, for counting
 * @param message what is wrong and what to do, for people
 */
public record SkippedInput(String name, SkipReason reason, String message) implements SourceItem {}
