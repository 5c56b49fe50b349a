package gradus.engine.optional;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * A course that Maven can build, with the real root {@code pom.xml}: the lesson <em>sums</em> needs Joda-Time 1.6.2 as the
 * whole course does, the lesson <em>dates</em> brings Joda-Time 2.12.7. Maven's libraries are those of this machine, but for
 * Joda-Time, which comes from a folder that stands for the internet.
 */
final class CourseWithLibraries {
    static final String OLD = "1.6.2";
    static final String NEW = "2.12.7";

    private static final String VERSION_CHECK = """

                @Test
                void the_course_has_its_own_version_of_the_library() {
                    expect("the version of Joda-Time", org.joda.time.DateTime.class.getPackage().getImplementationVersion())
                            .toEqual("1.6.2");
                }
            }
            """;

    private static final String FUNDAMENTALS = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>gradus</groupId>
                <artifactId>gradus</artifactId>
                <version>1.0-SNAPSHOT</version>
              </parent>
              <artifactId>gradus-fundamentals</artifactId>
            </project>
            """;

    private static final String PROFILE = """
            <profile>
              <id>dates</id>
              <activation><property><name>env.CI</name></property></activation>
              <modules>
                <module>fundamentals/dates</module>
                <module>exercises/workbook/dates</module>
              </modules>
            </profile>
            """;

    final Path root;
    private final SmallCourse course;
    private final Path libraries;
    private final Path settings;
    private final Path internet;

    private CourseWithLibraries(Path folder) {
        this.root = folder.resolve("course");
        this.course = SmallCourse.in(root);
        this.libraries = folder.resolve("libraries");
        this.settings = folder.resolve("settings.xml");
        this.internet = folder.resolve("internet");
    }

    /** Writes a course, and a folder for what Maven fetches. */
    static CourseWithLibraries in(Path folder) throws IOException {
        CourseWithLibraries made = new CourseWithLibraries(folder);
        made.writePoms();
        made.writeSums();
        made.writeDates();
        made.shareLibraries();
        made.write(
                ".mvn/maven.config",
                "-Dmaven.legacyLocalRepo=true\n-Dmaven.repo.local=" + made.libraries + "\n-s\n" + made.settings
                        + "\n-gs\n" + made.settings + "\n");
        made.fillInternet();
        made.connect(true);
        return made;
    }

    /** Where Maven finds what it lacks: in the folder with both versions, or at a door that nobody opens. */
    void connect(boolean connected) throws IOException {
        String url = connected ? internet.toUri().toString() : "http://127.0.0.1:9/";
        Files.writeString(
                settings,
                "<settings><mirrors><mirror><id>internet</id><mirrorOf>*</mirrorOf><url>" + url
                        + "</url></mirror></mirrors></settings>\n");
    }

    /** Both versions, with the checksums that Maven asks for. */
    private void fillInternet() throws IOException {
        Path versions = Path.of("target/small-repository");
        if (!Files.isDirectory(versions)) {
            throw new IllegalStateException(versions.toAbsolutePath()
                    + " is missing: 'mvn integration-test -pl exercises/engine-proof -am' fills it");
        }
        copy(versions, internet);
        try (Stream<Path> files = Files.walk(internet)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(file));
                Files.writeString(
                        file.resolveSibling(file.getFileName() + ".sha1"),
                        HexFormat.of().formatHex(hash));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Deletes the links to this machine's libraries, which JUnit would warn of. */
    void close() throws IOException {
        try (Stream<Path> groups = Files.list(libraries)) {
            for (Path link : groups.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** Whether a version of Joda-Time is among Maven's libraries. */
    boolean has(String version) {
        return Files.exists(libraries.resolve("joda-time/joda-time/" + version + "/joda-time-" + version + ".jar"));
    }

    void write(String path, String text) {
        course.write(path, text);
    }

    private void writePoms() throws IOException {
        Path real = Course.rootAbove(Path.of(""));
        String pom = Files.readString(real.resolve("pom.xml"));
        int begin = pom.indexOf("<modules>");
        int end = pom.indexOf("</modules>");
        write(
                "pom.xml",
                pom.substring(0, begin) + "<modules><module>fundamentals</module><module>exercises</module>"
                        + pom.substring(end).replace("</profiles>", PROFILE + "</profiles>"));
        write("fundamentals/pom.xml", FUNDAMENTALS);
        write("exercises/engine/pom.xml", Files.readString(real.resolve("exercises/engine/pom.xml")));
        write(
                "exercises/pom.xml",
                Files.readString(real.resolve("exercises/pom.xml"))
                        .replaceAll("<module>(engine-proof|browser|web|kit)</module>", ""));
        copy(real.resolve("exercises/engine/target/classes"), root.resolve("exercises/engine/target/classes"));
        String workbook = Files.readString(real.resolve("exercises/workbook/pom.xml"));
        write("exercises/workbook/pom.xml", withDependencies(workbook, joda(OLD)));
        write(
                "exercises/workbook/dates/pom.xml",
                withDependencies(
                                workbook,
                                "<dependency><groupId>gradus</groupId><artifactId>gradus-dates</artifactId>"
                                        + "<version>1.0-SNAPSHOT</version></dependency>")
                        .replace(
                                "<version>1.0-SNAPSHOT</version>\n  </parent>",
                                "<version>1.0-SNAPSHOT</version>\n"
                                        + "    <relativePath>../../pom.xml</relativePath>\n  </parent>")
                        .replace("gradus-workbook", "gradus-workbook-dates"));
    }

    private static String withDependencies(String workbook, String dependency) {
        String engine = "<dependency><groupId>gradus</groupId><artifactId>gradus-engine</artifactId></dependency>";
        int begin = workbook.indexOf("<dependencies>") + "<dependencies>".length();
        return workbook.substring(0, begin)
                + engine
                + dependency
                + workbook.substring(workbook.indexOf("</dependencies>"));
    }

    private static String joda(String version) {
        return "<dependency><groupId>joda-time</groupId><artifactId>joda-time</artifactId><version>" + version
                + "</version></dependency>";
    }

    private void writeSums() throws IOException {
        String grader = SmallCourse.GRADER;
        write(SmallCourse.source("test", "SumTest"), grader.substring(0, grader.lastIndexOf("}\n")) + VERSION_CHECK);
        write(
                SmallCourse.source("main", "Sum"),
                Solution.parse(SmallCourse.SOLUTION).answer());
    }

    private void writeDates() throws IOException {
        copy(Path.of("src/test/courses/dates"), root);
        write(
                answer("exercises/workbook/dates", "dates", "Leap"),
                Solution.parse(datesSolution()).stub());
    }

    private String datesSolution() throws IOException {
        return Files.readString(
                root.resolve(answer("exercises/workbook/dates", "dates", "Leap").replace("/main/", "/solution/")));
    }

    /** Writes the right answer of the lesson that brings a library. */
    void solveDates() throws IOException {
        write(
                answer("exercises/workbook/dates", "dates", "Leap"),
                Solution.parse(datesSolution()).answer());
    }

    private static String answer(String module, String lesson, String name) {
        return module + "/src/main/java/gradus/workbook/fundamentals/" + lesson + "/" + name + ".java";
    }

    /** This machine's libraries, but for Joda-Time: each folder is a link. */
    private void shareLibraries() throws IOException {
        Path machine =
                Path.of(System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"));
        Files.createDirectories(libraries);
        try (Stream<Path> groups = Files.list(machine)) {
            for (Path group : groups.filter(each -> !each.endsWith("joda-time")).toList()) {
                Files.createSymbolicLink(libraries.resolve(group.getFileName()), group);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
