package gradus.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Course;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the launcher with a PATH of its own, where JDK and Maven are scripts that the test writes. */
@Tag("proof")
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "uname",
            "sed",
            "head",
            "find",
            "grep",
            "mkdir",
            "cat",
            "rm",
            "mv",
            "tr",
            "stty",
            "od",
            "ps",
            "sleep",
            "touch",
            "echo");

    /** Prints its arguments. */
    private static final String JAVA = "for a in \"$@\"; do echo \"java: $a\"; done\n";

    private static final String MAVEN = """
            if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9 (0000)'; exit 0; fi
            echo run >> "$COURSE/maven-runs"
            for module in exercises/engine exercises/workbook exercises/web fundamentals; do mkdir -p "$COURSE/$module/target/classes"; done
            echo "$COURSE/exercises/engine/target/classes" > "$COURSE/exercises/engine/target/gradus.classpath"
            echo "$COURSE/fundamentals/target/classes" > "$COURSE/exercises/workbook/target/gradus.classpath"
            echo "$COURSE/fundamentals/target/classes" > "$COURSE/exercises/web/target/gradus.classpath"
            echo '[INFO] Building Gradus: engine 1.0-SNAPSHOT      [1/2]'
            """;

    @TempDir
    Path folder;

    private Path course;
    private Path tools;
    private Path jdk;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        course = Files.createDirectories(folder.resolve("my course"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdk = folder.resolve("a jdk");
        Path launcher = Course.rootAbove(Path.of("")).resolve("gradus");
        script(course.resolve("gradus"), Files.readString(launcher).substring("#!/bin/sh\n".length()));
        for (String tool : TOOLS) {
            for (String bin : List.of("/bin", "/usr/bin")) {
                Path real = Path.of(bin, tool);
                if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                    script(tools.resolve(tool), "exec " + real + " \"$@\"\n");
                }
            }
        }
        for (String source : List.of(
                "pom.xml",
                "exercises/pom.xml",
                "exercises/engine/pom.xml",
                "exercises/engine/src/main/java/Engine.java",
                "exercises/web/pom.xml",
                "exercises/web/src/main/java/Page.java",
                "exercises/workbook/pom.xml",
                "exercises/workbook/src/main/java/Answer.java",
                "fundamentals/pom.xml",
                "fundamentals/src/main/java/Mean.java")) {
            Files.createDirectories(course.resolve(source).getParent());
            Files.writeString(course.resolve(source), "");
            age(course.resolve(source), 3600);
        }
        jdk("17.0.9");
        script(tools.resolve("mvn"), MAVEN);
    }

    private void jdk(String version) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), "exit 0\n");
        script(jdk.resolve("bin/jar"), "echo jar > \"$3\"\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path file, long seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private Ended gradus(String... args) throws IOException, InterruptedException {
        return withJavaHome(jdk.toString(), args);
    }

    private Ended withJavaHome(String javaHome, String... args) throws IOException, InterruptedException {
        List<String> launcher = List.of(course.resolve("gradus").toString());
        return run(javaHome, launcher, folder.resolve("out.txt"), folder.resolve("err.txt"), args);
    }

    private Ended run(String javaHome, List<String> launcher, Path out, Path err, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", tools.toString(), "COURSE", course.toString(), "HOME", folder.toString()));
        if (!javaHome.isEmpty()) {
            environment.put("JAVA_HOME", javaHome);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return new Ended(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private int mavenRuns() throws IOException {
        Path runs = course.resolve("maven-runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    @Test
    void what_the_pages_need_is_loaded_for_their_commands_alone() throws Exception {
        assertThat(gradus("list").out()).doesNotContain("exercises/web/target/classes");
        for (String command : List.of("open", "site", "data")) {
            assertThat(gradus(command).out()).as(command).contains("exercises/web/target/classes", "java: " + command);
        }
    }

    @Test
    void it_builds_once_and_then_starts_at_once_also_in_a_folder_with_a_blank() throws Exception {
        Ended first = gradus("check", "a b");
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("Building the course", "  engine\n");
        assertThat(first.out())
                .contains("java: -Dgradus.root=" + course.toRealPath())
                .endsWith("java: gradus.engine.cli.Gradus\njava: check\njava: a b\n");
        Ended second = gradus("list");
        assertThat(second.err()).isEmpty();
        assertThat(mavenRuns()).isEqualTo(1);
    }

    @Test
    void a_newer_source_pom_or_a_missing_class_path_builds_again_but_a_learners_file_never() throws Exception {
        gradus("list");
        Path[] built = {
            course.resolve("fundamentals/src/main/java/Mean.java"),
            course.resolve("exercises/engine/src/main/java/Engine.java"),
            course.resolve("pom.xml")
        };
        for (int i = 0; i < built.length; i++) {
            age(built[i], -2);
            gradus("list");
            assertThat(mavenRuns()).as("after a change of " + built[i]).isEqualTo(2 + i);
            age(built[i], 3600);
        }
        Files.writeString(course.resolve("exercises/workbook/src/main/java/Answer.java"), "class {");
        age(course.resolve("exercises/workbook/src/main/java/Answer.java"), -2);
        gradus("list");
        assertThat(mavenRuns()).isEqualTo(4);
        Files.delete(course.resolve("fundamentals/target/classes"));
        gradus("list");
        assertThat(mavenRuns()).isEqualTo(5);
    }

    @Test
    void a_deleted_source_builds_again() throws Exception {
        Path sources = course.resolve("fundamentals/src/main/java");
        age(sources, 3600);
        gradus("list");
        Files.delete(sources.resolve("Mean.java"));
        age(sources, -2);
        gradus("list");
        assertThat(mavenRuns()).isEqualTo(2);
    }

    @Test
    void newer_javas_get_the_flags_that_they_need() throws Exception {
        assertThat(gradus("list").out()).doesNotContain("--enable-native-access");
        jdk("25.0.1");
        assertThat(gradus("list").out())
                .contains("java: --enable-native-access=ALL-UNNAMED", "java: --sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void what_commands_and_graders_load_is_kept_after_a_build_and_both_are_told_where() throws Exception {
        script(jdk.resolve("bin/java"), """
                for a in "$@"; do
                    case $a in
                        -XX:ArchiveClassesAtExit=*) echo classes > "${a#*=}"; echo "$@" >> "$COURSE/rehearsals"; exit 0 ;;
                    esac
                done
                """ + JAVA);
        String list = gradus("list").out();
        String page = gradus("open").out();
        assertThat(Files.readAllLines(course.resolve("rehearsals")))
                .singleElement()
                .asString()
                .endsWith("gradus.engine.cli.Rehearsal");
        assertThat(list)
                .containsPattern("java: -XX:SharedArchiveFile=.*[.]jsa\n")
                .containsPattern("java: -Dgradus[.]archive=.*[.]jsa\n");
        assertThat(page).containsPattern("java: -Dgradus[.]archive=.*[.]jsa\n").doesNotContain("SharedArchiveFile");
    }

    @Test
    void without_a_jdk_one_sentence_says_so() throws Exception {
        Ended ended = withJavaHome("", "list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith(
                        "gradus: a JDK, version 17 or newer, is needed, but neither JAVA_HOME nor the PATH leads to one")
                .contains("apt install openjdk-17-jdk")
                .hasLineCount(1);
    }

    @Test
    void an_old_jdk_or_one_without_a_compiler_is_named() throws Exception {
        jdk("11.0.2");
        assertThat(gradus("list").err())
                .contains("but " + jdk + " holds Java 11:")
                .hasLineCount(1);
        jdk("1.8.0_372");
        assertThat(gradus("list").err()).contains("holds Java 8:");
        jdk("21");
        Files.delete(jdk.resolve("bin/javac"));
        assertThat(gradus("list").err()).contains("holds Java 21 without a compiler (a JRE)");
    }

    @Test
    void a_missing_or_old_maven_is_named() throws Exception {
        script(tools.resolve("mvn"), "echo 'Apache Maven 3.6.3'\n");
        assertThat(gradus("list").err())
                .contains("Maven 3.8 or newer is needed, but", "is Maven 3.6.3")
                .hasLineCount(1);
        Files.delete(tools.resolve("mvn"));
        Ended ended = gradus("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .contains("there is no mvn on the PATH", "apt install maven")
                .hasLineCount(1);
    }

    @Test
    void missing_libraries_without_a_network_are_named() throws Exception {
        String version = "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi\n";
        script(
                tools.resolve("mvn"),
                version + "echo '[ERROR] Could not transfer artifact a:b: Unknown host'; exit 1\n");
        Ended ended = gradus("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("libraries are missing and could not be downloaded: connect to the internet");
        assertThat(ended.out()).isEmpty();

        script(tools.resolve("mvn"), MAVEN);
        assertThat(gradus("list").status()).as("the next start, online").isZero();
    }

    @Test
    void a_source_of_the_course_that_does_not_compile_is_shown() throws Exception {
        String version = "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi\n";
        script(
                tools.resolve("mvn"),
                version
                        + "echo '[ERROR] COMPILATION ERROR : '; echo '[ERROR] /x/Mean.java:[3,4] ; expected'; exit 1\n");
        assertThat(gradus("list").err())
                .contains("/x/Mean.java:[3,4] ; expected", "a source of the course does not compile");
    }

    @Test
    void a_lock_left_behind_by_a_killed_build_is_no_obstacle() throws Exception {
        Path lock = Files.createDirectories(course.resolve(".gradus/build/lock"));
        Files.writeString(lock.resolve("pid"), "99999999\n");
        assertThat(gradus("list").status()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void it_works_through_a_link() throws Exception {
        Files.createSymbolicLink(tools.resolve("gradus"), course.resolve("gradus"));
        Ended direct = gradus("list");
        assertThat(direct.status()).isZero();
        ProcessBuilder builder =
                new ProcessBuilder(tools.resolve("gradus").toString(), "list").directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("PATH", tools.toString(), "COURSE", course.toString(), "JAVA_HOME", jdk.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("java: list");
        assertThat(process.waitFor()).isZero();
        assertThat(mavenRuns()).isEqualTo(1);
    }

    private void move(String name) throws IOException {
        course =
                Files.move(course, Files.createDirectories(folder.resolve(name)).resolve("gradus"));
    }

    @ParameterizedTest
    @CsvSource({"a 😊 course, U+1F60A", "8:29, :", "back\\slash, \\", "𝔾radus, U+1D53E"})
    void a_folder_that_java_cannot_read_is_named_before_anything_is_built(String name, String character)
            throws Exception {
        move(name);
        Ended ended = gradus("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .isEqualTo("gradus: the course's folder " + course.toRealPath() + " has a character (" + character
                        + ") that Java cannot use in a class path: move or rename it.\n");
        assertThat(mavenRuns()).isZero();
    }

    @Test
    void a_line_break_in_a_folder_is_named_too() throws Exception {
        for (String name : List.of("two\nlines", "ends\n")) {
            move(name);
            Ended ended = gradus("list");
            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err()).contains("has a character (a line break) that Java cannot use");
        }
        assertThat(mavenRuns()).isZero();
    }

    @Test
    void other_folders_work() throws Exception {
        move("Übung 第 1 # % + ! ' & ; € $HOME");
        Ended ended = gradus("list");
        assertThat(ended.status()).as(ended.err()).isZero();
    }

    @Test
    void a_folder_of_libraries_that_java_cannot_read_is_named() throws Exception {
        Files.createDirectories(folder.resolve(".m2"));
        Files.writeString(
                folder.resolve(".m2/settings.xml"), "<settings><localRepository>/x/a:b</localRepository></settings>");
        assertThat(gradus("list").err())
                .isEqualTo(
                        "gradus: the folder of Maven's libraries /x/a:b has a character (:) that Java cannot use in a"
                                + " class path: name another as <localRepository> in ~/.m2/settings.xml.\n");
    }

    /** A Maven that prints a log and fails. */
    private void failingMaven(String log) throws IOException {
        Files.writeString(folder.resolve("log"), log);
        script(
                tools.resolve("mvn"),
                "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi\ncat '" + folder.resolve("log")
                        + "'; exit 1\n");
    }

    @Test
    void what_a_company_network_answers_is_named() throws Exception {
        String transfer = "[ERROR] Could not transfer artifact a:b:pom:1 from/to m (https://x/r): ";
        failingMaven(
                transfer + "transfer failed: PKIX path building failed: unable to find valid certification path\n");
        assertThat(gradus("list").err())
                .contains("a certificate that Java does not know", "root certificate")
                .contains("\"" + jdk + "/bin/keytool\" -importcert -cacerts");
        failingMaven(
                transfer + "proxy authentication failed for http://x/r, status: 407 Proxy Authentication Required\n");
        assertThat(gradus("list").err()).contains("proxy asks for a name and a password", "<proxies>");
        failingMaven(transfer + "authentication failed for http://x/r, status: 401 Unauthorized -> [Help 1]\n");
        assertThat(gradus("list").err()).contains("refuses you (status: 401 Unauthorized): check <mirrors>");
        failingMaven(transfer + "Checksum validation failed, expected <html><body>Please but is ef90\n");
        assertThat(gradus("list").err())
                .contains("sent something else than the library", "sign in", "nothing of it was stored");
    }

    @Test
    void a_sign_in_page_stored_as_a_library_is_named() throws Exception {
        Path libraries = folder.resolve(".m2/repository/a");
        Files.createDirectories(libraries);
        Files.writeString(libraries.resolve("page.pom"), "<html><body>Please sign in</body></html>");
        Files.writeString(libraries.resolve("page.jar"), "<html><body>Please sign in</body></html>");
        Files.writeString(libraries.resolve("good.pom"), "<?xml version='1.0'?>\n<project/>");
        Files.writeString(libraries.resolve("good.jar"), "PK\u0003\u0004");
        failingMaven("[WARNING] The POM for a:b:jar:1 is invalid\n[ERROR] 'modelVersion' is missing. @ x\n");
        Ended ended = gradus("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .contains(
                        libraries.resolve("page.pom").toString(),
                        libraries.resolve("page.jar").toString())
                .contains("is not a library but something else", "delete it, sign in", "start again")
                .doesNotContain("good.");
    }

    @Test
    void maven_takes_nothing_whose_checksum_is_wrong() throws Exception {
        script(tools.resolve("mvn"), MAVEN + "echo \"$@\" > \"$COURSE/maven-arguments\"\n");
        gradus("list");
        assertThat(course.resolve("maven-arguments")).content().contains(" -C ");
    }

    /** The launcher as a user who may read everything here and write nothing. */
    private Ended asReader(String... args) throws IOException, InterruptedException {
        List<String> launcher = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")));
            launcher.addAll(List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        for (Path each : List.of(folder, course, course.resolve(".gradus"), course.resolve(".gradus/build"))) {
            if (Files.exists(each)) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
        }
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            launcher.add(course.resolve("gradus").toString());
            return run(jdk.toString(), launcher, out, err, args);
        } finally {
            Files.delete(out);
            Files.delete(err);
            for (Path each : List.of(folder, course, course.resolve(".gradus"), course.resolve(".gradus/build"))) {
                if (Files.exists(each)) {
                    Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void a_clone_that_is_built_can_be_read_by_one_who_cannot_write_it() throws Exception {
        gradus("list");
        Ended ended = asReader("list");
        assertThat(ended).isEqualTo(new Ended(0, gradus("list").out(), ""));
    }

    @Test
    @Timeout(60)
    void a_clone_that_must_be_built_and_cannot_be_written_says_so_and_does_not_wait() throws Exception {
        Ended ended = asReader("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err())
                .startsWith("gradus: the course must be built first, but its folder " + course.toRealPath()
                        + " cannot be written by you: clone the course into a folder of your own")
                .hasLineCount(1);
        Files.createDirectories(course.resolve(".gradus/build"));
        assertThat(asReader("list").err()).contains("cannot be written by you").hasLineCount(1);
    }

    @Test
    void a_build_that_never_ends_is_not_waited_for_without_end() throws Exception {
        Path lock = Files.createDirectories(course.resolve(".gradus/build/lock"));
        Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
        age(lock.resolve("pid"), 2 * 3600);
        Ended ended = gradus("list");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("has been building for an hour", "delete " + lock.toRealPath());
    }

    @Test
    void an_upgrade_that_was_interrupted_is_finished_before_the_course_is_built() throws Exception {
        gradus("list");
        Files.createDirectories(course.resolve(".gradus/upgrade"));
        age(course.resolve("pom.xml"), -2);
        Ended ended = gradus("list");
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("java: gradus.engine.upgrade.Interrupted\njava: " + course.toRealPath() + "\n");
        script(jdk.resolve("bin/java"), "echo 'gradus: it cannot be finished' >&2; exit 3\n");
        age(course.resolve("pom.xml"), -4);
        assertThat(gradus("list").status()).isEqualTo(3);
        assertThat(mavenRuns()).isEqualTo(2);
    }
}
