package io.roadstream.ingest.http;

/**
 * A request that is refused, with what an RFC 9457 problem document says of it: the thing that is
 * wrong, its value, and the remedy.
 */
public final class RequestProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final String thing;
  private final String value;
  private final String remedy;

  RequestProblem(
      int status, String title, String thing, String value, String detail, String remedy) {
    super(detail);
    this.status = status;
    this.title = title;
    this.thing = thing;
    this.value = value;
    this.remedy = remedy;
  }

  /** HTTP status, 4xx or 5xx. */
  public int status() {
    return status;
  }

  /** The kind of problem in a few words, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** What is wrong: a header, a parameter, the body. */
  public String thing() {
    return thing;
  }

  /** Its value as it came, or what describes it. */
  public String value() {
    return value;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
