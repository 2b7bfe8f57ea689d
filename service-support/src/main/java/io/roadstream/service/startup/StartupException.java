package io.roadstream.service.startup;

/**
 * The service cannot start, for a reason that the person who starts it can remedy. The message says
 * what is wrong and with which value, {@link #remedy()} what to do; both are shown without a stack
 * trace.
 */
public final class StartupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param problem what is wrong, naming the thing and its value
   * @param remedy what to do about it
   */
  public StartupException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /**
   * @param problem what is wrong, naming the thing and its value
   * @param remedy what to do about it
   * @param cause kept for debug logs
   */
  public StartupException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  /** A setting with a value that does not do. */
  public static StartupException setting(String property, Object value, String allowed) {
    return new StartupException(
        "Setting " + property + " is '" + value + "'.", property + " " + allowed + ".");
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
