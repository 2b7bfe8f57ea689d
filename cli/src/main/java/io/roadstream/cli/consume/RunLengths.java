package io.roadstream.cli.consume;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one object in a frame as run lengths in COCO's way: column by column, the pixels
 * that are not of it and those that are in turns, the first kind first.
 */
final class RunLengths {

  private int[] counts = new int[64];
  private int size;
  private int at;

  /** Adds pixels, numbered column by column, that follow those that were added. */
  void add(int from, int to) {
    if (size > 0 && from == at) {
      counts[size - 1] += to - from;
    } else {
      push(from - at);
      push(to - from);
    }
    at = to;
  }

  /**
   * The lengths.
   *
   * @param pixels of the whole frame
   */
  int[] counts(int pixels) {
    int[] all = Arrays.copyOf(counts, at < pixels ? size + 1 : size);
    if (at < pixels) {
      all[size] = pixels - at;
    }
    return all;
  }

  /** Pixels that are of the object. */
  int area() {
    int area = 0;
    for (int i = 1; i < size; i += 2) {
      area += counts[i];
    }
    return area;
  }

  /**
   * Lengths as COCO's tools write them: from the third on the difference to the one two before, in
   * groups of five bits, least first, each as a character from 48 on with a sixth bit where more
   * follow.
   */
  static String compressed(int[] counts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(2 * counts.length);
    for (int i = 0; i < counts.length; i++) {
      int value = i > 2 ? counts[i] - counts[i - 2] : counts[i];
      boolean more = true;
      while (more) {
        int bits = value & 0x1F;
        value >>= 5;
        more = (bits & 0x10) != 0 ? value != -1 : value != 0;
        out.write((more ? bits | 0x20 : bits) + 48);
      }
    }
    return out.toString(StandardCharsets.US_ASCII);
  }

  private void push(int count) {
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
    }
    counts[size++] = count;
  }
}
