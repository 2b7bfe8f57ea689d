package io.roadstream.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another class's {@code main} and ends the process, with its shutdown hooks, as soon as
 * standard input ends.
 *
 * <p>The parent holds the other end of that pipe, so the process ends when the parent closes it,
 * and also when the parent dies in whatever way, {@code kill -9} included. A shutdown that takes
 * longer than {@value #GRACE_SECONDS} s is cut off. This class must not use any other: it runs with
 * the class path of whatever it supervises.
 */
final class SupervisedMain {

  static final int GRACE_SECONDS = 30;

  private SupervisedMain() {}

  /**
   * Starts the watch, then the program.
   *
   * @param args the class whose {@code main} is run, followed by its arguments
   */
  public static void main(String[] args) throws Throwable {
    InputStream parent = System.in;
    daemon("parent-watch", () -> exitWhenEnded(parent));
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void exitWhenEnded(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // Nothing is ever said on this pipe; only its end counts.
      }
    } catch (IOException e) {
      System.err.println("lost the pipe to the parent process: " + e);
    }
    daemon("shutdown-limit", SupervisedMain::haltAfterGrace);
    System.exit(0);
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(GRACE_SECONDS * 1000L);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
