package gradus.web;

import gradus.engine.course.Course;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.progress.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the course in which tests may write answers. */
public final class TestCourse {
    private static final Path COURSE = Course.rootAbove(Path.of(""));

    private TestCourse() {}

    /** The course itself, to be read alone. */
    public static Workplace whole() {
        return workplace(COURSE);
    }

    public static Workplace copy(Path to) throws IOException {
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
    public static Workplace workplace(Path root) {
        return new Workplace(root, words -> {}, course -> WorkerGrader.start());
    }
}
