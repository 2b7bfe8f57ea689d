package io.roadstream.perception;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roadstream.perception");

  @Test
  void shouldKnowNeitherKafkaNorSpring() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "org.apache.avro..")
        .check(classes);
  }

  @Test
  void shouldKnowNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.roadstream.schemas..",
            "io.roadstream.scene..",
            "io.roadstream.service..",
            "io.roadstream.localstack..",
            "io.roadstream.ingest..",
            "io.roadstream.inference..",
            "io.roadstream.postproc..",
            "io.roadstream.trainer..",
            "io.roadstream.cli..")
        .check(classes);
  }

  @Test
  void shouldKeepEachNativeLibraryWhereItIsWrapped() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..perception.image", "..perception.plane")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco.opencv..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("..perception.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
        .check(classes);
  }

  @Test
  void shouldHaveNoCyclesBetweenDomainPackages() {
    slices()
        .matching("io.roadstream.perception.(mask|depth|camera|plane|object|metric|bundle)")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }
}
