package gradus.datasets;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gradus.datasets.media.DjlMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of this module: who may know whom, and who may touch what. */
class RoomsTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("gradus.datasets");

    @Test
    void each_room_knows_those_below_it_and_none_above() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("table")
                .definedBy("gradus.datasets.table..")
                .layer("card")
                .definedBy("gradus.datasets.card..")
                .layer("bridge")
                .definedBy("gradus.datasets.bridge..")
                .layer("audit")
                .definedBy("gradus.datasets.audit..")
                .layer("synthetic")
                .definedBy("gradus.datasets.synthetic..")
                .layer("front door")
                .definedBy("gradus.datasets")
                .layer("media")
                .definedBy("gradus.datasets.media..")
                .layer("show")
                .definedBy("gradus.datasets.show..")
                .whereLayer("table")
                .mayNotAccessAnyLayer()
                .whereLayer("card")
                .mayOnlyAccessLayers("table")
                .whereLayer("bridge")
                .mayOnlyAccessLayers("table")
                .whereLayer("synthetic")
                .mayOnlyAccessLayers("front door", "table")
                .whereLayer("audit")
                .mayOnlyAccessLayers("bridge", "table")
                .whereLayer("front door")
                .mayOnlyAccessLayers("card", "table")
                .whereLayer("media")
                .mayOnlyAccessLayers("front door", "bridge", "card", "table")
                .whereLayer("show")
                .mayOnlyAccessLayers("front door", "media", "audit", "bridge", "card", "table")
                .because("a reader of one room should not have to know the whole house")
                .check(MODULE);
    }

    @Test
    void files_and_duckdb_are_read_by_the_room_table() {
        noClasses()
                .that(not(resideInAPackage("gradus.datasets.table..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.duckdb..", "java.nio.channels.."))
                .because("one place says why a file cannot be read")
                .check(MODULE);
        noClasses()
                .that(not(resideInAnyPackage("gradus.datasets.table..", "gradus.datasets.synthetic..")))
                .should()
                .dependOnClassesThat(belongToAnyOf(Files.class))
                .because("one place says why a file cannot be read; what is made on purpose may be written")
                .check(MODULE);
    }

    @Test
    void tribuo_and_djl_are_touched_by_the_bridge() {
        noClasses()
                .that(not(resideInAPackage("gradus.datasets.bridge..")))
                .should()
                .dependOnClassesThat(resideInAPackage("org.tribuo.."))
                .because("one place decides what a gap or a text is to a library")
                .check(MODULE);
        noClasses()
                .that(not(resideInAPackage("gradus.datasets.bridge..").or(belongToAnyOf(DjlMedia.class))))
                .should()
                .dependOnClassesThat(resideInAPackage("ai.djl.."))
                .because("one place decides what a gap or a text is to a library")
                .check(MODULE);
    }

    @Test
    void the_cards_know_no_tables() {
        noClasses()
                .that(resideInAPackage("gradus.datasets.card.."))
                .should()
                .dependOnClassesThat(resideInAPackage("tech.tablesaw.."))
                .because("what is known of a set does not depend on how it is loaded")
                .check(MODULE);
    }

    @Test
    void characters_for_a_terminal_are_drawn_by_the_room_show() throws IOException {
        Pattern drawn = Pattern.compile("[\\u2500-\\u259F]|\\\\u001B\\[|System\\.(out|err)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> drawing = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> drawn.matcher(read(path)).find())
                    .map(path -> path.getParent().getFileName())
                    .distinct()
                    .toList();
            assertThat(drawing).containsExactly(Path.of("show"));
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
