package io.roadstream.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecurityPageTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))?(?:\\.(should\\w+))?`");

  @Test
  void shouldNameTestsThatAreThere() throws IOException {
    List<String> missing = new ArrayList<>();
    String last = "";
    Matcher test = TEST.matcher(Project.read("docs/security.md"));
    int found = 0;
    while (test.find()) {
      if (test.group(1) != null) {
        last = test.group(1);
      }
      if (!last.isEmpty() && !isThere(last, test.group(2))) {
        missing.add(test.group());
      }
      found++;
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(10);
  }

  private static boolean isThere(String type, String method) throws IOException {
    try (Stream<Path> modules = Files.list(Project.FOLDER)) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          try (Stream<Path> files = Files.walk(tests)) {
            for (Path file : files.filter(each -> each.endsWith(type + ".java")).toList()) {
              if (method == null || Files.readString(file).contains("void " + method + "(")) {
                return true;
              }
            }
          }
        }
      }
    }
    return false;
  }
}
