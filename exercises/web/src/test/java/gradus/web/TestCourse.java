package gradus.web;

import gradus.engine.cli.Console;
import gradus.engine.cli.Workplace;
import gradus.engine.course.Course;
import gradus.engine.grading.WorkerGrader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the course in which tests may write answers. */
final class TestCourse {
    private static final Path COURSE = Course.rootAbove(Path.of(""));

    private TestCourse() {}

    /** The course itself, to be read alone. */
    static Workplace whole() {
        return workplace(COURSE);
    }

    static Workplace copy(Path to) throws IOException {
        List<String> parts = new ArrayList<>(List.of("pom.xml", "README.md", "datasets/README.md"));
        for (String stage : Course.open(COURSE).stages()) {
            parts.addAll(List.of(stage + "/README.md", stage + "/docs", stage + "/src/main/java"));
        }
        for (String kind : List.of("solution", "test")) {
            parts.add("exercises/workbook/src/" + kind + "/java/gradus/workbook");
        }
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(COURSE.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(COURSE.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.createDirectories(to.resolve("exercises/engine"));
        Workplace workplace = workplace(to);
        for (var task : workplace.course().tasks()) { // a fresh clone, whatever the learner has written here
            Files.createDirectories(task.learnerFile().getParent());
            Files.writeString(task.learnerFile(), task.solution().stub());
        }
        return workplace;
    }

    /** Another look at the same course, as a server that is started anew has it. */
    static Workplace workplace(Path root) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        Console console = Console.of(nowhere, nowhere, new ByteArrayInputStream(new byte[0]));
        return new Workplace(root, console, course -> WorkerGrader.start());
    }
}
