package io.roadstream.scene;

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
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.roadstream.scene");

  @Test
  void shouldDependOnNothingButTheJdk() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.roadstream.scene..", "java..", "org.jspecify.annotations")
        .check(CLASSES);
  }

  @Test
  void shouldNotNeedADesktop() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax..")
        .check(CLASSES);
  }

  @Test
  void shouldLayerPackagesWithoutCycles() {
    slices()
        .matching("io.roadstream.scene.(mesh|shade|raster|model)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
