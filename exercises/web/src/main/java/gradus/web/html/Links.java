package gradus.web.html;

import static j2html.TagCreator.rawHtml;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file of the course has which page. All links are relative, so that the same pages work on a server and as files in
 * any folder of a web host.
 */
public final class Links {
    public static final String HOME = "index.html";
    public static final String DATA = "data.html";
    public static final String REPORT = "report.html";

    private static final Pattern DATA_CARD =
            Pattern.compile("datasets/src/main/resources/gradus/datasets/(\\w+)/DATA\\.md");
    private static final Pattern SHOWN = Pattern.compile(
            "(?!.*/src/solution/)(?!exercises/workbook/src/test/)(?!(?:.*/)?target/)(?:[\\w-]+/)*[\\w-]+\\.(?:md|java|xml)|LICENSE|gradus|gradus\\.cmd");
    private static final Pattern IMAGE = Pattern.compile("(?!(?:.*/)?target/)(?:[\\w-]+/)*[\\w.-]+\\.(?:png|webp|svg)");

    private final Course course;
    private final Path root;

    public Links(Course course) {
        this.course = course;
        this.root = course.root().toAbsolutePath().normalize();
    }

    /** From one page to another, both addresses below the root; an anchor stays. */
    public static String relative(String from, String to) {
        long depth = from.chars().filter(c -> c == '/').count();
        return "../".repeat((int) depth) + to;
    }

    /** A path that a narrow screen breaks after a folder, not within a name. */
    public static DomContent breakable(String path) {
        return rawHtml(EscapeUtil.escape(path).replace("/", "/<wbr>"));
    }

    public static String lesson(Lesson lesson) {
        return lesson.id() + ".html";
    }

    public static String exercise(Task task) {
        return task.id() + ".html";
    }

    public static String dataSet(String name) {
        return "data/" + name + ".html";
    }

    public static String file(String path) {
        return "files/" + path + ".html";
    }

    static String image(String path) {
        return "images/" + path;
    }

    /** The page that shows a file or folder of the course, if there is one. */
    public Optional<String> pageOf(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (!target.startsWith(root) || !Files.exists(target)) {
            return Optional.empty();
        }
        if (Files.isDirectory(target)) {
            return target.equals(root) ? Optional.of(HOME) : pageOf(target.resolve("README.md"));
        }
        String path = root.relativize(target).toString().replace('\\', '/');
        return course.lessons().stream()
                .filter(lesson -> lesson.doc().toAbsolutePath().normalize().equals(target))
                .map(Links::lesson)
                .findFirst()
                .or(() -> course.tasks().stream()
                        .filter(task ->
                                task.learnerFile().toAbsolutePath().normalize().equals(target))
                        .map(Links::exercise)
                        .findFirst())
                .or(() -> Optional.of(DATA_CARD.matcher(path))
                        .filter(card -> card.matches())
                        .map(card -> dataSet(card.group(1))))
                .or(() -> IMAGE.matcher(path).matches() ? Optional.of(image(path)) : Optional.empty())
                .or(() -> SHOWN.matcher(path).matches() ? Optional.of(file(path)) : Optional.empty());
    }

    /** The source or page of this path, if it may be shown: never outside the course, never a solution or a grader. */
    public Optional<Path> shownFile(String path) {
        return SHOWN.matcher(path).matches() ? inside(path) : Optional.empty();
    }

    /** The picture of this path, if there is one in the course. */
    public Optional<Path> picture(String path) {
        return IMAGE.matcher(path).matches() ? inside(path) : Optional.empty();
    }

    /** Links within the course that lead out of it lead nowhere. */
    private Optional<Path> inside(String path) {
        try {
            Path file = root.resolve(path);
            return Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // deleted this moment
        }
    }
}
