package io.roadstream.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roadstream.inference");

  @Test
  void shouldUseSpringInTheAppPackageAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.roadstream.inference.app..")
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
            "io.roadstream.ingest..", "io.roadstream.postproc..", "io.roadstream.trainer..")
        .check(CLASSES);
  }

  @Test
  void shouldBatchWithoutKnowingWhat() {
    noClasses()
        .that()
        .resideInAPackage("..inference.batch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "io.roadstream.perception..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycles() {
    slices().matching("io.roadstream.inference.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
