package gradus.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.launch.Refresh.Outcome;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course of two modules, built once; then its sources change. */
@Tag("proof")
class RefreshTest {
    private static final String BASE = "datasets/src/main/java/gradus/datasets/Base.java";
    private static final String HEIR = "datasets/src/main/java/gradus/datasets/Heir.java";
    private static final String USER = "fundamentals/src/main/java/gradus/fundamentals/User.java";
    private static final String FAR = "fundamentals/src/main/java/gradus/fundamentals/Far.java";
    private static final FileTime LONG_AGO = FileTime.from(Instant.now().minusSeconds(3600));

    @TempDir
    Path root;

    @BeforeEach
    void build() throws IOException {
        write("pom.xml", "<modules><module>datasets</module><module>fundamentals</module></modules>");
        write("exercises/pom.xml", "<modules><module>engine</module><module>workbook</module></modules>");
        write("exercises/engine/src/main/java/gradus/engine/Engine.java", "package gradus.engine; class Engine {}");
        write(
                BASE,
                "package gradus.datasets; public class Base { public static final int N = 1;"
                        + " public int size() { return 1; } private int own() { return 1; } }");
        write(HEIR, "package gradus.datasets; public class Heir extends Base {}");
        write(
                USER,
                "package gradus.fundamentals; public class User {"
                        + " public static int size() { return new gradus.datasets.Heir().size(); }"
                        + " public static int n() { return gradus.datasets.Base.N; } }");
        write(FAR, "package gradus.fundamentals; public class Far { int far() { return User.size(); } }");
        write("datasets/src/main/resources/gradus/datasets/numbers.csv", "1,2\n");
        String classPath = "";
        for (String module : List.of("exercises/engine", "datasets", "fundamentals")) {
            Path classes = Files.createDirectories(root.resolve(module + "/target/classes"));
            classPath += classes + File.pathSeparator;
            List<String> command =
                    new ArrayList<>(List.of("-g", "-parameters", "-cp", classPath, "-d", classes.toString()));
            try (Stream<Path> tree = Files.walk(root.resolve(module + "/src/main/java"))) {
                tree.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
            }
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)))
                    .isZero();
        }
        write("exercises/workbook/target/gradus.classpath", classPath);
        write(".gradus/build/root", root + "\n");
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.filter(p -> !p.endsWith("root")).toList()) {
                Files.setLastModifiedTime(path, LONG_AGO);
            }
        }
        Refresh.remember(root);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private void change(String path, String from, String to) throws IOException {
        String before = Files.readString(root.resolve(path));
        assertThat(before).contains(from);
        Files.writeString(root.resolve(path), before.replace(from, to));
    }

    /** The classes that were written since the course was built. */
    private List<String> compiled() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> path.toFile().lastModified() > LONG_AGO.toMillis() + 1000)
                    .map(path -> path.getFileName().toString().replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }

    private Object call(String method) throws Exception {
        URL[] urls = {
            root.resolve("datasets/target/classes").toUri().toURL(),
            root.resolve("fundamentals/target/classes").toUri().toURL()
        };
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return loader.loadClass("gradus.fundamentals.User")
                    .getMethod(method)
                    .invoke(null);
        }
    }

    @Test
    void where_nothing_changed_nothing_is_compiled() throws IOException {
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).isEmpty();
    }

    @Test
    void a_changed_body_is_compiled_and_nothing_that_uses_it() throws Exception {
        change(BASE, "size() { return 1; }", "size() { return 22; }");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).containsExactly("Base");
        assertThat(call("size")).isEqualTo(22);
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_changed_constant_reaches_those_into_whom_it_was_copied() throws Exception {
        change(BASE, "N = 1", "N = 7");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).contains("Base", "User").doesNotContain("Far", "Engine");
        assertThat(call("n")).isEqualTo(7);
    }

    @Test
    void what_an_heir_inherits_counts_as_its_own() throws Exception {
        change(BASE, "public int size() { return 1; }", "public int count() { return 1; }");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.ERRORS); // User asks an Heir for its size
        assertThat(compiled()).isEmpty();
        assertThat(call("size")).isEqualTo(1);
        change(USER, "Heir().size()", "Heir().count()");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).containsExactly("Base", "Heir", "User");
    }

    @Test
    void a_private_member_is_nobodys_business() throws IOException {
        change(BASE, "private int own() { return 1; }", "private long mine() { return 1; }");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).containsExactly("Base");
    }

    @Test
    void a_source_that_is_gone_takes_its_classes_along_and_what_needed_it_is_compiled_again() throws Exception {
        Files.delete(root.resolve(FAR));
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(root.resolve("fundamentals/target/classes/gradus/fundamentals/Far.class"))
                .doesNotExist();
        Files.delete(root.resolve(HEIR));
        assertThat(Refresh.of(root)).isEqualTo(Outcome.ERRORS);
        change(USER, "Heir()", "Base()");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(call("size")).isEqualTo(1);
    }

    @Test
    void a_new_source_may_use_another_new_one() throws IOException {
        write("datasets/src/main/java/gradus/datasets/Fresh.java", "package gradus.datasets; public class Fresh {}");
        write(
                "fundamentals/src/main/java/gradus/fundamentals/Fresher.java",
                "package gradus.fundamentals; class Fresher extends gradus.datasets.Fresh {}");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).containsExactly("Fresh", "Fresher");
    }

    @Test
    void resources_come_and_go_with_their_sources() throws IOException {
        Path numbers = root.resolve("datasets/src/main/resources/gradus/datasets/numbers.csv");
        Path copy = root.resolve("datasets/target/classes/gradus/datasets/numbers.csv");
        Files.writeString(numbers, "3,4,5\n");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(copy).hasContent("3,4,5\n");
        Files.delete(numbers);
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(copy).doesNotExist();
    }

    @Test
    void a_source_saved_while_maven_was_building_counts_as_changed() throws IOException {
        change(BASE, "size() { return 1; }", "size() { return 9; }");
        Files.setLastModifiedTime(
                root.resolve(BASE), FileTime.from(Instant.now().plusSeconds(60)));
        Refresh.remember(root);
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        assertThat(compiled()).containsExactly("Base");
    }

    @Test
    void maven_builds_where_a_pom_changed_or_nothing_is_remembered() throws IOException {
        write("fundamentals/pom.xml", "<project/>");
        assertThat(Refresh.of(root)).isEqualTo(Outcome.ASK_MAVEN);
        Files.delete(root.resolve("fundamentals/pom.xml"));
        assertThat(Refresh.of(root)).isEqualTo(Outcome.DONE);
        Files.delete(root.resolve(".gradus/build/sources"));
        assertThat(Refresh.of(root)).isEqualTo(Outcome.ASK_MAVEN);
    }
}
