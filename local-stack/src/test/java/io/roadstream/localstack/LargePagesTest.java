package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargePagesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"always [madvise] never\n", "[always] madvise never\n"})
  void shouldAskWhereTheSystemGivesSome(String setting) throws IOException {
    assertThat(LargePages.jvmArguments(file(setting)))
        .containsExactly("-XX:+UseTransparentHugePages");
  }

  @Test
  void shouldNotAskWhereTheyAreOff() throws IOException {
    assertThat(LargePages.jvmArguments(file("always madvise [never]\n"))).isEmpty();
  }

  @Test
  void shouldNotAskAnotherSystem() {
    assertThat(LargePages.jvmArguments(folder.resolve("none"))).isEmpty();
  }

  private Path file(String setting) throws IOException {
    return Files.writeString(folder.resolve("enabled"), setting);
  }
}
