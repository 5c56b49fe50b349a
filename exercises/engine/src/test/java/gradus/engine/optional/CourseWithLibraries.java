package gradus.engine.optional;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String SOLUTION = """
            package gradus.workbook.fundamentals.dates;

            import org.joda.time.YearMonth;

            /** Counts days. */
            public final class Leap {
                /** The days of February in a year. */
                public static int days(int year) {
                    // begin solution: ask for the last day of the month
                    int month = 2;
                    return new YearMonth(year, month).toLocalDate(1).dayOfMonth().getMaximumValue();
                    // end solution
                }
            }
            """;

    private static final String GRADER = """
            package gradus.workbook.fundamentals.dates;

            import static gradus.engine.expect.Expect.expect;

            import gradus.engine.exercise.Exercise;
            import gradus.engine.exercise.Hint;
            import gradus.engine.exercise.Kind;
            import gradus.fundamentals.dates.Version;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "dates", number = 1, title = "Leap days", kind = Kind.BUILD, points = 2, minutes = 5)
            @Hint("YearMonth knows.")
            @Hint("So does a date of that month.")
            class LeapTest {
                @Test
                void february_has_its_days() {
                    expect("the days of February 2024", Leap.days(2024))
                            .ifEqual(28, "it is always 28").ifEqual(31, "it is the first month").ifEqual(30, "it is one too many").toEqual(29);
                    expect("the days of February 2023", Leap.days(2023)).ifEqual(29, "it is always 29").toEqual(28);
                }

                @Test
                void the_lesson_has_a_library_of_its_own() {
                    expect("the version of Joda-Time", Version.ofJoda()).toEqual("2.12.7");
                }
            }
            """;

    private static final String MISTAKES = """
            # Mistakes in Leap

            ## always 28

            ```java instead of region 1
            return 28;
            ```

            ## always 29

            ```java instead of region 1
            return 29;
            ```

            ## the first month

            ```diff
            -        int month = 2;
            +        int month = 1;
            ```

            ## one too many

            ```diff
            -        return new YearMonth(year, month).toLocalDate(1).dayOfMonth().getMaximumValue();
            +        return new YearMonth(year, month).toLocalDate(1).dayOfMonth().getMaximumValue() + 1;
            ```
            """;

    private static final String VERSION_CHECK = """

                @Test
                void the_course_has_its_own_version_of_the_library() {
                    expect("the version of Joda-Time", org.joda.time.DateTime.class.getPackage().getImplementationVersion())
                            .toEqual("1.6.2");
                }
            }
            """;

    private static final String ROOM = """
            package gradus.fundamentals.dates;

            /** Which Joda-Time this is. */
            public final class Version {
                private Version() {}

                /** Its version, as its jar has it. */
                public static String ofJoda() {
                    return org.joda.time.YearMonth.class.getPackage().getImplementationVersion();
                }
            }
            """;

    private static final String DEMO = """
            package gradus.fundamentals.dates.demo;

            /** Prints a version. */
            public final class DatesDemo {
                private DatesDemo() {}

                /** Runs it. */
                public static void main(String[] args) {
                    System.out.println("Joda-Time " + gradus.fundamentals.dates.Version.ofJoda());
                }
            }
            """;

    private static final String PROOF = """
            package gradus.course;

            import gradus.engine.proof.LessonProof;
            import java.io.IOException;
            import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
            import org.junit.jupiter.api.DynamicContainer;
            import org.junit.jupiter.api.Tag;
            import org.junit.jupiter.api.TestFactory;

            @Tag("proof")
            class DatesProofTest {
                @TestFactory
                Stream<DynamicContainer> dates() throws IOException {
                    return LessonProof.of("fundamentals/dates").filter(part -> part.getDisplayName().endsWith("/1"));
                }
            }
            """;

    private static final String MODULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>gradus</groupId>
                <artifactId>gradus</artifactId>
                <version>1.0-SNAPSHOT</version>
                <relativePath>%s</relativePath>
              </parent>
              <artifactId>gradus-%s</artifactId>
              %s
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
                        file.resolveSibling(file.getFileName() + ".sha1"), HexFormat.of().formatHex(hash));
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
        write("fundamentals/pom.xml", String.format(MODULE, "../pom.xml", "fundamentals", ""));
        write("exercises/engine/pom.xml", Files.readString(real.resolve("exercises/engine/pom.xml")));
        write(
                "exercises/pom.xml",
                Files.readString(real.resolve("exercises/pom.xml"))
                        .replaceAll("<module>(engine-proof|web|kit)</module>", ""));
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
        write(
                "fundamentals/dates/pom.xml",
                String.format(
                        MODULE,
                        "../../pom.xml",
                        "dates",
                        "<properties><libraries.what>Joda-Time</libraries.what><libraries.size>623 KB</libraries.size></properties>"
                                + "<dependencies>" + joda(NEW) + "</dependencies>"));
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
        solve("exercises/workbook", "sums", "Sum", SmallCourse.SOLUTION);
    }

    private void writeDates() throws IOException {
        String room = "fundamentals/dates/src/main/java/gradus/fundamentals/dates/";
        write(
                "fundamentals/README.md",
                SmallCourse.TABLE + "| 1 | [sums](docs/sums.md) | How much? |\n"
                        + "| 2 | [dates](docs/dates.md) | When? |\n");
        write("fundamentals/docs/dates.md", "# Dates\n\nCount days.\n");
        write(room + "Version.java", ROOM);
        write(room + "demo/DatesDemo.java", DEMO);
        String workbook = "exercises/workbook/dates";
        write(workbook + "/src/solution/java/gradus/workbook/fundamentals/dates/Leap.java", SOLUTION);
        write(workbook + "/src/solution/java/gradus/workbook/fundamentals/dates/Leap.mistakes.md", MISTAKES);
        write(workbook + "/src/test/java/gradus/workbook/fundamentals/dates/LeapTest.java", GRADER);
        write(workbook + "/src/test/java/gradus/course/DatesProofTest.java", PROOF);
        write(
                workbook + "/src/main/java/gradus/workbook/fundamentals/dates/Leap.java",
                Solution.parse(SOLUTION).stub());
    }

    /** Writes the right answer of the lesson that brings a library. */
    void solveDates() {
        solve("exercises/workbook/dates", "dates", "Leap", SOLUTION);
    }

    private void solve(String module, String lesson, String name, String solution) {
        write(
                module + "/src/main/java/gradus/workbook/fundamentals/" + lesson + "/" + name + ".java",
                Solution.parse(solution).answer());
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
                    Files.copy(file, target);
                }
            }
        }
    }
}
