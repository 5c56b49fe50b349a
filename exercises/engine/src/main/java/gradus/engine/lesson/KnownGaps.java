package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The gaps that a stage's pages are known to have, in its {@code docs/known.txt}: a line each, the lesson and the gap's key, such as
 * {@code descriptive time}; lines that begin with # are for people. A new gap is an error, and so is a line whose gap has been
 * closed: the list can only shrink.
 */
final class KnownGaps {
    private final Path file;
    private final List<String> lines;

    private KnownGaps(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** The list beside a lesson's page; empty if there is none. */
    static KnownGaps beside(Lesson lesson) throws IOException {
        Path file = lesson.doc().resolveSibling("known.txt");
        return new KnownGaps(file, Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    /** The gaps that nobody knows of, and the lines that are no longer needed. */
    List<String> problems(Course course, Lesson lesson, List<Gap> gaps) {
        List<String> problems = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Gap gap : gaps) {
            found.add(lesson.slug() + " " + gap.key());
            if (!lines.contains(lesson.slug() + " " + gap.key())) {
                problems.add(gap.message() + " [" + gap.key() + "]");
            }
        }
        for (String line : needless(lesson, found)) {
            problems.add(file.getFileName() + " must not name '" + line
                    + "' any more: the page holds it. Take the line out.");
        }
        problems.addAll(strangers(course, lesson));
        return problems;
    }

    /** Writes the list without this lesson's lines that are no longer needed. */
    void shrink(Lesson lesson, List<Gap> gaps) throws IOException {
        Set<String> found = new HashSet<>();
        gaps.forEach(gap -> found.add(lesson.slug() + " " + gap.key()));
        List<String> needless = needless(lesson, found);
        if (!needless.isEmpty()) {
            Files.write(
                    file,
                    lines.stream().filter(line -> !needless.contains(line)).toList());
        }
    }

    private List<String> needless(Lesson lesson, Set<String> found) {
        return lines.stream()
                .filter(line -> line.startsWith(lesson.slug() + " ") && !found.contains(line))
                .toList();
    }

    /** Lines that belong to no lesson, told once: with the stage's first. */
    private List<String> strangers(Course course, Lesson lesson) {
        List<String> slugs = course.lessons().stream()
                .filter(other -> other.stage().equals(lesson.stage()))
                .map(Lesson::slug)
                .toList();
        if (!slugs.isEmpty() && !slugs.get(0).equals(lesson.slug())) {
            return List.of();
        }
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(line -> !slugs.contains(line.replaceFirst(" .*", "")))
                .map(line ->
                        file.getFileName() + " must name lessons of this stage, " + slugs + ", but has '" + line + "'")
                .toList();
    }
}
