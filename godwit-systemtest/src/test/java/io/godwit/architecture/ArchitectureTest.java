package io.godwit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.godwit.core.error.ErrorCode;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "io.godwit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule arrowsPointDownward = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.godwit..")
            .layer("cli")
            .definedBy("io.godwit.cli..")
            .layer("bench")
            .definedBy("io.godwit.bench..")
            .layer("serve")
            .definedBy("io.godwit.serve..")
            .layer("migration")
            .definedBy("io.godwit.migration..")
            .layer("connect")
            .definedBy("io.godwit.connect..")
            .layer("mirror")
            .definedBy("io.godwit.mirror..")
            .layer("kafka")
            .definedBy("io.godwit.kafka..")
            .layer("aws")
            .definedBy("io.godwit.aws..")
            .layer("lab")
            .definedBy("io.godwit.lab..")
            .layer("core")
            .definedBy("io.godwit.core..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("bench")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("serve")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("migration")
            .mayOnlyBeAccessedByLayers("serve", "cli")
            .whereLayer("connect")
            .mayOnlyBeAccessedByLayers("migration", "bench", "cli")
            .whereLayer("mirror")
            .mayOnlyBeAccessedByLayers("connect", "migration", "bench", "cli")
            .whereLayer("kafka")
            .mayOnlyBeAccessedByLayers("connect", "migration", "serve", "cli")
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("migration", "cli")
            .whereLayer("lab")
            .mayOnlyBeAccessedByLayers("bench", "cli")
            .whereLayer("core")
            .mayOnlyBeAccessedByLayers("kafka", "aws", "connect", "migration", "serve", "bench", "cli");

    @ArchTest
    static final ArchRule theCoreHasNoInputOrOutput = classes()
            .that()
            .resideInAPackage("io.godwit.core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "io.godwit.core..",
                    "java.lang..",
                    "java.io",
                    "java.math..",
                    "java.net",
                    "java.nio",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util..",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "org.jspecify.."));

    @ArchTest
    static final ArchRule theCoreOpensNothing = noClasses()
            .that()
            .resideInAPackage("io.godwit.core..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.File.*Stream|java\\.net\\.(Socket|URL|HttpURLConnection|ServerSocket)");

    @ArchTest
    static final ArchRule packagesOfAModuleHaveNoCycles =
            slices().matching("io.godwit.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages("io.godwit.cli..", "io.godwit.lab..", "io.godwit.bench.engine..")
            .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule namesAreDomainWords = noClasses()
            .that(alwaysTrue())
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule codesAreEnumsInTheCore = classes()
            .that()
            .areAssignableTo(ErrorCode.class)
            .and()
            .areNotInterfaces()
            .should()
            .resideInAPackage("io.godwit.core..")
            .andShould()
            .beEnums();

    @ArchTest
    static void everyPackageSaysWhatItIsForAndIsNullMarked(JavaClasses classes) {
        TreeSet<String> unmarked = new TreeSet<>();
        for (JavaPackage javaPackage : classes.getPackage("io.godwit").getSubpackagesInTree()) {
            if (!javaPackage.getClasses().isEmpty() && !javaPackage.isAnnotatedWith(NullMarked.class)) {
                unmarked.add(javaPackage.getName());
            }
        }
        assertThat(unmarked)
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }
}
