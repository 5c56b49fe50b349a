package gradus.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may see whom in the browser's module, as its README says. */
class RoomsTest {
    private static final JavaClasses WEB = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("gradus.web");

    @Test
    void no_room_needs_one_that_needs_it() {
        slices().matching("gradus.web.(*)").should().beFreeOfCycles().check(WEB);
    }

    @Test
    void only_commands_see_the_command_line() {
        noClasses()
                .that()
                .resideOutsideOfPackage("gradus.web.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gradus.engine.cli..", "gradus.engine.terminal..")
                .because("the workplace is what both views share")
                .check(WEB);
    }

    @Test
    void pages_know_no_server() {
        noClasses()
                .that()
                .resideInAnyPackage("gradus.web.page..", "gradus.web.html..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gradus.web.serve..", "gradus.web.command..", "io.javalin..")
                .check(WEB);
    }
}
