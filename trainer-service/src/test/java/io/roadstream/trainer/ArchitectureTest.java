package io.roadstream.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roadstream.trainer");

  @Test
  void shouldUseSpringInTheAppPackageAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.roadstream.trainer.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CLASSES);
  }

  @Test
  void shouldDependOnNoOtherService() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "io.roadstream.ingest..", "io.roadstream.postproc..", "io.roadstream.inference..")
        .check(CLASSES);
  }

  @Test
  void shouldTrainWithoutKnowingKafka() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..trainer.data..",
            "..trainer.augment..",
            "..trainer.loss..",
            "..trainer.loop..",
            "..trainer.network..",
            "..trainer.gate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }
}
