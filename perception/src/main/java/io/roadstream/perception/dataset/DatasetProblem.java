package io.roadstream.perception.dataset;

/**
 * Something in a data set that cannot be used.
 *
 * @param sample {@code <city>_<sequence>_<frame>}
 * @param what is wrong, with the file's name
 */
public record DatasetProblem(String sample, String what) {

  @Override
  public String toString() {
    return what.contains(sample) ? what : sample + ": " + what;
  }
}
