package io.roadstream.service;

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
          .importPackages("io.roadstream.service");

  @Test
  void shouldKeepSpringOutOfWhatTopologiesUse() {
    noClasses()
        .that()
        .resideInAnyPackage("..service.deadletter..", "..service.trace..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(CLASSES);
  }

  @Test
  void shouldKnowNoService() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages(
            "io.roadstream.ingest..",
            "io.roadstream.inference..",
            "io.roadstream.postproc..",
            "io.roadstream.trainer..",
            "io.roadstream.perception..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCyclesBelowTheRoot() {
    slices().matching("io.roadstream.service.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
