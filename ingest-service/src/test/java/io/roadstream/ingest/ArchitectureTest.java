package io.roadstream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roadstream.ingest");

  @Test
  void shouldKnowSpringOnlyInTheApp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta..", "io.micrometer..")
        .check(CODE);
  }

  @Test
  void shouldKnowFfmpegOnlyInItsPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..video..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(CODE);
  }

  @Test
  void shouldKnowKafkaOnlyWhereItProduces() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..produce..", "..app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CODE);
  }

  @Test
  void shouldKnowNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.roadstream.inference..",
            "io.roadstream.postproc..",
            "io.roadstream.trainer..",
            "io.roadstream.cli..")
        .check(CODE);
  }

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("io.roadstream.ingest.(*)..").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void shouldHaveFinalClassesOutsideOfSpring() {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .areNotInterfaces()
        .and()
        .resideOutsideOfPackage("..app..")
        .and()
        .haveSimpleNameNotEndingWith("package-info")
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CODE);
  }
}
