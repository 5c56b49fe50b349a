package gradus.engine.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The course as it lies on disk. Its stages are the modules of the root {@code pom.xml}, in that order, that have
 * lessons (rows with a page in the table of their {@code README.md}); its tasks are the graders in {@code exercises/workbook},
 * or in a folder of it where a lesson brings {@link Libraries}.
 */
public final class Course {
    /** A module within another belongs to a lesson that brings {@link Libraries}. */
    private static final Pattern MODULE = Pattern.compile("<module>([^</]+)</module>");

    private final Path root;
    private final List<String> modules;
    private final List<Lesson> lessons;
    private final List<Task> tasks;

    private Course(Path root, List<String> modules, List<Lesson> lessons, List<Task> tasks) {
        this.root = root;
        this.modules = modules;
        this.lessons = lessons;
        this.tasks = tasks;
    }

    /**
     * Reads the course.
     *
     * @param root the folder that holds the root {@code pom.xml}
     * @throws IllegalArgumentException if this is no course, or one of its files is not as it must be
     */
    public static Course open(Path root) {
        Path pom = root.resolve("pom.xml");
        try {
            if (!Files.exists(pom)) {
                throw new IllegalArgumentException(
                        "root must be the folder of the course, but " + pom + " does not exist");
            }
            List<String> modules = new ArrayList<>();
            List<Lesson> lessons = new ArrayList<>();
            Matcher module = MODULE.matcher(Files.readString(pom));
            while (module.find()) {
                modules.add(module.group(1));
                lessons.addAll(lessonsOf(root.resolve(module.group(1))));
            }
            List<Task> tasks = Graders.tasks(root, workbooks(root, lessons), modules);
            tasks.sort(inOrderOf(modules, lessons));
            return new Course(root, List.copyOf(modules), List.copyOf(lessons), List.copyOf(tasks));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the course in " + root.toAbsolutePath(), e);
        }
    }

    /** The nearest folder at or above the given one that holds a course. */
    public static Path rootAbove(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("exercises/engine")) && Files.exists(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalArgumentException("no course was found in " + folder.toAbsolutePath() + " or above it");
    }

    /** The folders of the modules that hold exercises: that of all lessons, then those of lessons with {@link Libraries}. */
    private static List<Path> workbooks(Path root, List<Lesson> lessons) {
        List<Path> workbooks = new ArrayList<>(List.of(root.resolve(Libraries.WORKBOOK)));
        lessons.forEach(lesson -> Libraries.of(lesson).map(Libraries::workbook).ifPresent(workbooks::add));
        return workbooks.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
    }

    /** The folders of the modules that hold exercises. */
    public List<Path> workbooks() {
        return workbooks(root, lessons);
    }

    /**
     * The lessons of one stage's folder, in the order of the table in its {@code README.md}.
     *
     * @throws IllegalArgumentException if the table names a page that does not exist, or the stage has a page that its
     *     {@code README.md} never links to
     */
    public static List<Lesson> lessonsOf(Path module) throws IOException {
        String stage = module.toAbsolutePath().normalize().getFileName().toString();
        List<Lesson> lessons = new ArrayList<>();
        for (StageTable.Row row : StageTable.of(module).rows()) {
            if (!row.planned()) {
                Path doc = docOf(module, row);
                lessons.add(new Lesson(stage, row.slug(), row.number(), titleOf(doc), doc));
            }
        }
        refuseLostPages(module);
        return lessons;
    }

    private static Path docOf(Path module, StageTable.Row row) {
        String page = "docs/" + row.slug() + ".md";
        if (!row.page().equals(page)) {
            throw new IllegalArgumentException("the row of " + row.slug() + " in " + module.resolve("README.md")
                    + " must link to " + page + ", but links to " + row.page());
        }
        Path doc = module.resolve(page);
        if (!Files.exists(doc)) {
            throw new IllegalArgumentException(
                    "the table in " + module.resolve("README.md") + " links to " + page + ", which does not exist");
        }
        return doc;
    }

    /** A page without a row would be no lesson, and nobody would say so. */
    private static void refuseLostPages(Path module) throws IOException {
        Path docs = module.resolve("docs");
        if (!Files.isDirectory(docs)) {
            return;
        }
        Path readme = module.resolve("README.md");
        String text = Files.exists(readme) ? Files.readString(readme) : "";
        try (Stream<Path> files = Files.list(docs)) {
            for (Path doc : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String name = doc.getFileName().toString();
                if (!text.contains("(docs/" + name)) {
                    String slug = name.replace(".md", "");
                    throw new IllegalArgumentException(readme + " must have a row that links to docs/" + name
                            + ", such as | 1 | [" + slug + "](docs/" + name + ") | …, but has none");
                }
            }
        }
    }

    private static String titleOf(Path doc) throws IOException {
        try (Stream<String> lines = Files.lines(doc)) {
            String first = lines.findFirst().orElse("");
            if (!first.startsWith("# ")) {
                throw new IllegalArgumentException(
                        doc + " must begin with '# ' and the lesson's title, but begins with '" + first + "'");
            }
            return first.substring(2).strip();
        }
    }

    /** The folder of the course. */
    public Path root() {
        return root;
    }

    /** The names of all modules, in order: each may use those before it. */
    public List<String> modules() {
        return modules;
    }

    /** The names of the stages that have a lesson, in order. */
    public List<String> stages() {
        return lessons.stream().map(Lesson::stage).distinct().toList();
    }

    /** All lessons, stage by stage. */
    public List<Lesson> lessons() {
        return lessons;
    }

    /** All tasks, in the order of their lessons. */
    public List<Task> tasks() {
        return tasks;
    }

    /**
     * The tasks that an address names: {@code stage}, {@code stage/lesson}, {@code stage/lesson/number}, {@code lesson},
     * {@code lesson/number}, a class name with or without its package, or a path to the learner's file.
     *
     * @return the tasks in order; empty if nothing has this address
     */
    public List<Task> find(String address) {
        String name = address.strip();
        return tasks.stream().filter(task -> answersTo(task, name)).toList();
    }

    /** The lesson of a slug or {@code stage/slug}, if there is exactly one. */
    public Optional<Lesson> lesson(String address) {
        List<Lesson> found = lessons.stream()
                .filter(lesson -> lesson.slug().equals(address) || lesson.id().equals(address))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private boolean answersTo(Task task, String name) {
        if (List.of(
                                task.id(),
                                task.stage(),
                                task.lesson(),
                                task.lessonId(),
                                task.lesson() + "/" + task.number(),
                                task.className(),
                                task.simpleName())
                        .contains(name)
                || task.className().endsWith("." + name)) {
            return true;
        }
        if (!name.endsWith(".java")) {
            return false;
        }
        Path file = task.learnerFile().toAbsolutePath().normalize();
        return Stream.of(Path.of("").toAbsolutePath(), root.toAbsolutePath())
                .anyMatch(base -> base.resolve(name).normalize().equals(file));
    }

    /** As the stages are ordered, then their lessons; a lesson without a doc comes last. */
    private static Comparator<Task> inOrderOf(List<String> modules, List<Lesson> lessons) {
        List<String> ids = lessons.stream().map(Lesson::id).toList();
        return Comparator.comparingInt((Task task) -> modules.indexOf(task.stage()))
                .thenComparingInt(task -> Math.floorMod(ids.indexOf(task.lessonId()), Integer.MAX_VALUE))
                .thenComparing(Task::lesson)
                .thenComparingInt(Task::number);
    }
}
