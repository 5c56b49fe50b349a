package gradus.engine.proof;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each class of tests took, as Surefire wrote it down: wall time, as it does not know a test's processor time. */
public final class TestReports {
    /** Where the executions of the root {@code pom.xml} put their reports, below a module's {@code target}. */
    private static final String IN_TEST = "surefire-reports";

    private static final String IN_VERIFY = "proof-reports";
    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");
    private static final Pattern TIME = Pattern.compile("\\stime=\"([\\d.]+)\"");

    private TestReports() {}

    /** Every class of tests that has a report, and for each lesson the sum of what {@code mvn test} runs of its tests. */
    public static List<Cost> in(Course course) throws IOException {
        List<Cost> quick = new ArrayList<>();
        List<Cost> all = new ArrayList<>();
        for (Path module : modules(course)) {
            quick.addAll(classes(module.resolve("target").resolve(IN_TEST)));
            all.addAll(classes(module.resolve("target").resolve(IN_VERIFY)));
        }
        all.addAll(quick);
        return all;
    }

    /** Lessons whose library tests take longer in {@code mvn test} than they may, with what they take. */
    public static List<Cost> libraryTests(Course course) throws IOException {
        List<Cost> sums = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            Cost none = new Cost(Cost.What.TESTS, "tests of " + lesson.id(), 0, 0, Budget.LIBRARY_TESTS);
            sums.add(classes(lesson.codeModule().resolve("target").resolve(IN_TEST)).stream()
                    .filter(cost -> cost.id().startsWith(lesson.packageName() + "."))
                    .reduce(none, Cost::plus));
        }
        return sums;
    }

    private static List<Path> modules(Course course) throws IOException {
        Path root = course.root();
        List<Path> modules = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            Libraries.of(lesson).ifPresent(own -> modules.addAll(List.of(own.room(), own.workbook())));
        }
        for (Path above : List.of(root, root.resolve("exercises"))) {
            try (Stream<Path> folders = Files.list(above)) {
                folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                        .sorted()
                        .forEach(modules::add);
            }
        }
        return modules;
    }

    private static List<Cost> classes(Path reports) throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        List<Cost> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList()) {
                classes.add(cost(file));
            }
        }
        return classes;
    }

    private static Cost cost(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher suite = SUITE.matcher(text);
        if (suite.find()) {
            Matcher name = NAME.matcher(suite.group());
            Matcher time = TIME.matcher(suite.group());
            if (name.find() && time.find()) {
                return new Cost(Cost.What.TESTS, name.group(1), Double.parseDouble(time.group(1)), 0, 0);
            }
        }
        throw new IllegalArgumentException(file + " must be a report of Surefire, but names no suite and time");
    }
}
