package gradus.engine.benchmark;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A course as large as this one will be: copies of its lessons under new names, one fifth of them with DJL and one fifth with
 * servers. The reference code is shared by all copies of a lesson; pages, solutions and graders are not.
 */
final class GeneratedCourse {
    private final Course model;
    private final Path root;
    private final Map<String, StringBuilder> tables = new TreeMap<>();
    private int lessons;
    private int exercises;

    private GeneratedCourse(Course model, Path root) {
        this.model = model;
        this.root = root;
    }

    /**
     * Writes a course.
     *
     * @param model the course whose lessons are copied
     * @param root an empty folder
     * @param lessons how many lessons, each with at most three exercises
     */
    static GeneratedCourse write(Course model, Path root, int lessons) throws IOException {
        GeneratedCourse course = new GeneratedCourse(model, root);
        course.copy("pom.xml");
        Files.createDirectories(root.resolve("exercises/engine"));
        List<Lesson> cycle = course.cycle();
        for (int i = 0; i < lessons; i++) {
            course.add(cycle.get(i % cycle.size()), i + 1);
        }
        for (Map.Entry<String, StringBuilder> table : course.tables.entrySet()) {
            Files.writeString(root.resolve(table.getKey()).resolve("README.md"), SmallCourse.TABLE + table.getValue());
        }
        return course;
    }

    int lessons() {
        return lessons;
    }

    int exercises() {
        return exercises;
    }

    /** Five lessons, of which one trains with DJL and one serves. */
    private List<Lesson> cycle() {
        List<Lesson> plain = new ArrayList<>();
        List<Lesson> heavy = new ArrayList<>();
        for (Lesson lesson : model.lessons()) {
            (List.of("deep-learning", "deployment").contains(lesson.stage()) ? heavy : plain).add(lesson);
        }
        List<Lesson> cycle = new ArrayList<>(plain.subList(0, 3));
        cycle.add(of(heavy, "deep-learning"));
        cycle.add(of(heavy, "deployment"));
        return cycle;
    }

    private static Lesson of(List<Lesson> lessons, String stage) {
        return lessons.stream().filter(l -> l.stage().equals(stage)).findFirst().orElseThrow();
    }

    private void add(Lesson lesson, int number) throws IOException {
        String slug = lesson.slug() + "-" + number;
        Path doc = root.resolve(lesson.stage() + "/docs/" + slug + ".md");
        Files.createDirectories(doc.getParent());
        Files.copy(lesson.doc(), doc);
        tables.computeIfAbsent(lesson.stage(), stage -> new StringBuilder())
                .append("| " + number + " | [" + slug + "](docs/" + slug + ".md) | Copied |\n");
        lessons++;
        List<Task> tasks = model.tasks().stream()
                .filter(task -> task.lessonId().equals(lesson.id()) && task.number() <= 3)
                .toList();
        exercises += tasks.size();
        for (String kind : List.of("main", "solution", "test")) {
            Path folder = tasks.get(0)
                    .workbook()
                    .resolve("src/" + kind + "/java/"
                            + tasks.get(0).packageName().replace('.', '/'));
            copyRenamed(lesson, slug, folder, kind, tasks);
        }
    }

    /** All files of the lesson, but for those of exercises that are left out. */
    private void copyRenamed(Lesson lesson, String slug, Path folder, String kind, List<Task> tasks)
            throws IOException {
        String room = Lesson.inPackages(lesson.slug());
        String newRoom = Lesson.inPackages(slug);
        String pack = "gradus.workbook." + Lesson.inPackages(lesson.stage()) + ".";
        Path to = root.resolve("exercises/workbook/src/" + kind + "/java/" + (pack + newRoom).replace('.', '/'));
        Files.createDirectories(to);
        List<String> leftOut = model.tasks().stream()
                .filter(task -> task.lessonId().equals(lesson.id()) && !tasks.contains(task))
                .map(Task::simpleName)
                .toList();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (leftOut.stream().noneMatch(name::startsWith)) {
                    Files.writeString(
                            to.resolve(name),
                            Files.readString(file)
                                    .replace(pack + room, pack + newRoom)
                                    .replace("lesson = \"" + lesson.slug() + "\"", "lesson = \"" + slug + "\""));
                }
            }
        }
    }

    private void copy(String file) throws IOException {
        Files.copy(model.root().resolve(file), root.resolve(file));
    }
}
