package io.roadstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a copy of the launcher in a small project, with a java and a mvn that only say what they
 * got.
 */
class LauncherTest {

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "touch");

  @TempDir Path folder;
  private Path project;
  private Path bin;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void setUp() throws IOException {
    Path launcher = Home.folder().resolve("roadstream");
    assumeTrue(Files.isRegularFile(launcher), "the launcher is not beside the module");
    project = Files.createDirectories(folder.resolve("a project"));
    Files.copy(launcher, project.resolve("roadstream"));
    assertThat(project.resolve("roadstream").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(project.resolve("cli/src/main"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path real = Path.of(place, tool);
        if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
          executable(tool, "exec " + real + " \"$@\"");
        }
      }
    }
  }

  @Test
  void shouldSayWhatIsMissingWhenThereIsNoJava() throws Exception {
    Outcome outcome = launch(project);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("no java found", "JDK of version 17 or newer");
  }

  @Test
  void shouldSayWhatIsMissingWhenThereIsNoMaven() throws Exception {
    fakeJava("17.0.9");
    Outcome outcome = launch(project);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("no mvn found", "apt install maven");
  }

  @Test
  void shouldNameTheVersionWhenJavaIsTooOld() throws Exception {
    fakeJava("1.8.0_402");
    fakeMaven();
    Outcome outcome = launch(project);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("is Java 1.8.0_402", "17 or newer");
  }

  @Test
  void shouldNameJavaHomeWhenItHoldsNoJava() throws Exception {
    ProcessBuilder builder = builder(project.resolve("roadstream"), project);
    builder.environment().put("JAVA_HOME", "/nowhere");
    Outcome outcome = run(builder);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("JAVA_HOME is /nowhere");
  }

  @Test
  void shouldBuildOnceAndRunFromAnywhereThroughALink() throws Exception {
    fakeJava("21");
    fakeMaven();
    Path link = Files.createSymbolicLink(folder.resolve("rs"), project.resolve("roadstream"));

    Outcome first = run(builder(link, folder, "demo", "--seconds", "a b"));
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("building", "done in");
    assertThat(first.out())
        .contains("-Droadstream.home=" + project, "io.roadstream.cli.Main demo --seconds a b");

    Outcome second = run(builder(link, folder, "--help"));
    assertThat(second.code()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(1);
    assertThat(Files.readString(project.resolve("cli/target/runtime.args")))
        .startsWith("-cp\n\"" + project + "/cli/target/classes:");
  }

  @Test
  void shouldBuildAgainWhenASourceIsNewerOrAJarHasGone() throws Exception {
    fakeJava("17.0.9");
    fakeMaven();
    launch(project);
    Path source = project.resolve("cli/src/main/New.java");
    Files.writeString(source, "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    launch(project);
    assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(2);

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().minusSeconds(60)));
    launch(project);
    assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(2);

    Files.delete(project.resolve("some.jar"));
    launch(project);
    assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(3);
  }

  @Test
  void shouldShowTheErrorsWhenTheBuildFails() throws Exception {
    fakeJava("17.0.9");
    executable("mvn", "echo '[INFO] no matter'; echo '[ERROR] it is broken'; exit 1");
    Outcome outcome = launch(project);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("[ERROR] it is broken", "build.log").doesNotContain("INFO");
  }

  private Outcome launch(Path where) throws Exception {
    return run(builder(project.resolve("roadstream"), where, "x"));
  }

  private ProcessBuilder builder(Path launcher, Path where, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(where.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    return builder;
  }

  private Outcome run(ProcessBuilder builder) throws Exception {
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), out, Files.readString(err));
  }

  private void fakeJava(String version) throws IOException {
    executable(
        "java",
        "case $1 in -version) echo 'openjdk version \""
            + version
            + "\" 2024-01-01' >&2 ;; --list-modules) echo jdk.compiler@1 ;; *) echo \"$@\" ;;"
            + " esac");
  }

  /** A Maven that builds: it leaves classes, a jar and the class path. */
  private void fakeMaven() throws IOException {
    executable(
        "mvn",
        "echo built >> builds; mkdir -p cli/target/classes; touch some.jar;"
            + " echo \"$PWD/some.jar\" > cli/target/runtime.classpath");
  }

  private void executable(String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
