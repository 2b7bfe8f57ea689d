package io.roadstream.cli.adapt;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the scenario goes.
 *
 * @param folder where the stack lives
 * @param seed other seeds give other streets
 * @param cameras cameras that send all the time, each in streets of its own
 * @param rate frames a second of each
 * @param home how long they are in the city that the model knows
 * @param before how long they are in the other city before it is labelled
 * @param streets streets of the other city that are labelled
 * @param samplesPerStreet labelled samples of each
 * @param patience how long training may take
 * @param brokerPort 0 for any free one
 * @param registryPort 0 for any free one
 */
public record AdaptSettings(
    Path folder,
    long seed,
    int cameras,
    double rate,
    Duration home,
    Duration before,
    int streets,
    int samplesPerStreet,
    Duration patience,
    int brokerPort,
    int registryPort) {

  /** What two cores can bear. */
  public static AdaptSettings of(Path folder, long seed, int brokerPort, int registryPort) {
    return new AdaptSettings(
        folder,
        seed,
        2,
        1,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        20,
        3,
        Duration.ofMinutes(25),
        brokerPort,
        registryPort);
  }

  int samples() {
    return streets * samplesPerStreet;
  }
}
