package gradus.engine.benchmark;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Programs;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A course as large as this one will be: copies of its lessons under new names, one fifth of them with DJL and one fifth with
 * servers. The classes of the reference code are shared by all copies of a lesson; pages, solutions and graders are not.
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
     * @param lessons how many lessons, each with three exercises, as far as its original has them
     */
    static GeneratedCourse write(Course model, Path root, int lessons) throws IOException {
        GeneratedCourse course = new GeneratedCourse(model, root);
        course.copy("pom.xml");
        course.copy("gradus");
        Files.createDirectories(root.resolve("exercises/engine"));
        for (int i = 0; i < lessons; i++) {
            course.add(course.original(i), i + 1);
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

    /** Of five lessons one trains with DJL and one serves; all that the model has are taken in turn. */
    private Lesson original(int i) {
        return switch (i % 5) {
            case 3 -> of(List.of("deep-learning"), i / 5);
            case 4 -> of(List.of("deployment"), i / 5);
            default -> of(List.of("fundamentals", "classical-ml"), i / 5 * 3 + i % 5);
        };
    }

    private Lesson of(List<String> stages, int place) {
        List<Lesson> lessons = model.lessons().stream()
                .filter(lesson ->
                        stages.contains(lesson.stage()) && Libraries.of(lesson).isEmpty())
                .toList();
        return lessons.get(place % lessons.size());
    }

    /** The first three exercises of a lesson, and the classes that learners' tests among them are for. */
    private List<Task> tasks(Lesson lesson) {
        List<Task> all = model.tasks().stream()
                .filter(task -> task.lessonId().equals(lesson.id()))
                .toList();
        List<String> tested = all.stream()
                .filter(task -> task.number() <= 3 && task.kind() == Kind.TEST)
                .map(task -> task.subject().className())
                .toList();
        return all.stream()
                .filter(task -> task.number() <= 3 || tested.contains(task.className()))
                .toList();
    }

    private void add(Lesson lesson, int number) throws IOException {
        String slug = lesson.slug() + "-" + number;
        Path doc = root.resolve(lesson.stage() + "/docs/" + slug + ".md");
        Files.createDirectories(doc.getParent());
        Files.copy(lesson.doc(), doc);
        tables.computeIfAbsent(lesson.stage(), stage -> new StringBuilder())
                .append("| " + number + " | [" + slug + "](docs/" + slug + ".md) | Copied |\n");
        copyReference(lesson, slug);
        lessons++;
        List<Task> tasks = tasks(lesson);
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
                if (leftOut.stream()
                        .noneMatch(task -> name.startsWith(task + ".") || name.equals(task + "Test.java"))) {
                    Files.writeString(
                            to.resolve(name),
                            Files.readString(file)
                                    .replace(pack + room, pack + newRoom)
                                    .replace("ExplainedIn(\"" + lesson.slug() + "#", "ExplainedIn(\"" + slug + "#")
                                    .replace("lesson = \"" + lesson.slug() + "\"", "lesson = \"" + slug + "\""));
                }
            }
        }
    }

    private void copy(String file) throws IOException {
        Files.copy(model.root().resolve(file), root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Has the launcher find everything built: with the libraries, classes and engine of the model. */
    void shareBuild() throws IOException {
        Path from = model.root().toAbsolutePath().normalize().resolve(".gradus/build");
        Path to = Files.createDirectories(root.resolve(".gradus/build"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.writeString(to.resolve("root"), root.toRealPath() + "\n"); // written last: nothing is newer
    }

    /** The lesson's reference code: nothing compiles it, but the launcher looks at the time of each file. */
    private void copyReference(Lesson lesson, String slug) throws IOException {
        Path from = Programs.folder(lesson);
        Path to = root.resolve(lesson.stage())
                .resolve("src/main/java/gradus")
                .resolve(Lesson.inPackages(lesson.stage()))
                .resolve(Lesson.inPackages(slug));
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
