package io.roadstream.ingest.produce;

import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping and by hand. */
final class ManualTicker implements Ticker {

  final List<Long> sleptMillis = new ArrayList<>();
  private long nanos = -5_000_000_000L;

  void passMillis(long millis) {
    nanos += millis * 1_000_000;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(long time) {
    sleptMillis.add(time / 1_000_000);
    nanos += time;
  }
}
