package gradus.course;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collections;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of the house, checked on all floors but the learner's own. */
@Tag("proof")
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/gradus/workbook/"))
            .importPackages("gradus");

    private static final DescribedPredicate<JavaClass> THE_ENGINE = resideInAPackage("gradus.engine..");
    private static final DescribedPredicate<JavaClass> THE_KIT = resideInAPackage("gradus.kit..");
    private static final DescribedPredicate<JavaClass> DEMOS =
            simpleNameEndingWith("Demo").or(resideInAPackage("gradus.*.*.demo.."));

    /** What only redirects what an answer prints. */
    private static final DescribedPredicate<JavaClass> REDIRECTS =
            simpleNameEndingWith("Worker").or(simpleNameEndingWith("AnswerRun"));

    /** What is started by itself, before there is a command line: it says whether an upgrade was interrupted. */
    private static final DescribedPredicate<JavaClass> PROGRAMS = DescribedPredicate.describe(
            "are programs of their own", found -> found.getFullName().equals("gradus.engine.upgrade.Interrupted"));

    @Test
    void packages_form_no_cycle() {
        slices().matching("gradus.(**)")
                .should()
                .beFreeOfCycles()
                .because("a room that needs the room that needs it cannot be understood alone")
                .check(HOUSE);
    }

    @Test
    void stages_never_use_the_workbook_nor_the_engine_a_stage() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("gradus.workbook.."))
                .because("a learner's file that does not compile must stop nothing")
                .check(HOUSE);
        noClasses()
                .that(THE_ENGINE)
                .should()
                .dependOnClassesThat(resideInAPackage("gradus..").and(DescribedPredicate.not(THE_ENGINE)))
                .because("the engine knows no lesson")
                .check(HOUSE);
        noClasses()
                .that(DescribedPredicate.not(THE_ENGINE.or(THE_KIT)))
                .should()
                .dependOnClassesThat(THE_ENGINE.or(THE_KIT))
                .because("reference code stands without the course around it")
                .check(HOUSE);
    }

    @Test
    void randomness_is_a_parameter() {
        noClasses()
                .that(DescribedPredicate.not(THE_ENGINE))
                .should()
                .callMethodWhere(unseeded())
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .because("a lesson prints the same numbers on every run")
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaCall<?>> unseeded() {
        Set<String> methods = Set.of(
                Math.class.getName() + ".random()",
                StrictMath.class.getName() + ".random()",
                ThreadLocalRandom.class.getName() + ".current()",
                RandomGenerator.class.getName() + ".getDefault()",
                Collections.class.getName() + ".shuffle(java.util.List)");
        return DescribedPredicate.describe("draw numbers without a seed", call -> {
            CodeUnitCallTarget target = call.getTarget();
            return methods.contains(target.getFullName());
        });
    }

    @Test
    void only_demos_and_the_command_line_print() {
        noClasses()
                .that(DescribedPredicate.not(DEMOS.or(resideInAPackage("gradus.fundamentals.demo.."))
                        .or(resideInAPackage("gradus.engine.cli.."))
                        .or(resideInAPackage("gradus.engine.launch.."))
                        .or(resideInAPackage("gradus.engine.benchmark.."))
                        .or(REDIRECTS)
                        .or(PROGRAMS)))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library that prints cannot be used quietly; the worker only redirects what answers print")
                .check(HOUSE);
    }

    @Test
    void reference_code_draws_no_charts() {
        noClasses()
                .that(DescribedPredicate.not(DEMOS.or(resideInAPackage("gradus.fundamentals.demo.."))))
                .should()
                .dependOnClassesThat(resideInAPackage("org.knowm.."))
                .because("the idea must be readable without its picture")
                .check(HOUSE);
    }
}
