package io.roadstream.perception.memory;

/**
 * Takes JavaCPP's own limits on native memory off. They derive from the Java heap's limit, count
 * the whole process, model weights included, and would fail allocations that are fine.
 *
 * <p>JavaCPP reads them once, when its first object is made. So every class through which a program
 * may reach it calls this in its static initialiser.
 */
public final class NativeMemory {

  private NativeMemory() {}

  /**
   * Sets no limit, unless {@code org.bytedeco.javacpp.maxBytes} or {@code maxPhysicalBytes} was set
   * on the command line. Thread-safe; cheap to call again.
   */
  public static void unlimit() {
    setUnlessSet("org.bytedeco.javacpp.maxBytes");
    setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes");
  }

  private static void setUnlessSet(String limit) {
    if (System.getProperty(limit) == null) {
      System.setProperty(limit, "0");
    }
  }
}
