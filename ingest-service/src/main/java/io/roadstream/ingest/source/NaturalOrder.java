package io.roadstream.ingest.source;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Orders names as people number them: {@code frame2} before {@code frame10}. Runs of digits compare
 * by their value, everything else by character; equal values fall back to plain order, so that the
 * order is total.
 */
final class NaturalOrder implements Comparator<String>, Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int order;
      if (isDigit(left.charAt(i)) && isDigit(right.charAt(j))) {
        int leftEnd = endOfDigits(left, i);
        int rightEnd = endOfDigits(right, j);
        order = compareNumbers(left.substring(i, leftEnd), right.substring(j, rightEnd));
        i = leftEnd;
        j = rightEnd;
      } else {
        order = Character.compare(left.charAt(i++), right.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int compareNumbers(String left, String right) {
    String a = withoutLeadingZeros(left);
    String b = withoutLeadingZeros(right);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
