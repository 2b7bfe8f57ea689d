package io.roadstream.postproc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.roadstream.postproc");

  @Test
  void shouldKeepSpringInTheAppPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.roadstream.postproc.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(SERVICE);
  }

  @Test
  void shouldNotLetTheTopologyKnowTheApplication() {
    noClasses()
        .that()
        .resideInAPackage("io.roadstream.postproc.topology..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.roadstream.postproc.app..")
        .check(SERVICE);
  }

  @Test
  void shouldNotDependOnAnotherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.roadstream.ingest..",
            "io.roadstream.inference..",
            "io.roadstream.trainer..",
            "io.roadstream.cli..",
            "io.roadstream.localstack..")
        .check(SERVICE);
  }

  @Test
  void shouldOnlyOpenWhatOthersUse() {
    classes()
        .that()
        .resideInAPackage("io.roadstream.postproc.topology..")
        .and()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .should()
        .haveNameMatching(
            ".*\\.(PostprocTopology|PostprocOptions|PostprocMeters|ResultSerializers|Stage"
                + "|Postprocessor|PredictionException|Replayer|TimeSettings|package-info)")
        .check(SERVICE);
  }
}
