package gradus.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.engine.course.Lesson;
import gradus.engine.course.Programs;
import gradus.engine.course.Task;
import gradus.engine.course.TaskComment;
import gradus.web.html.Links;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be found: the lessons section by section, the exercises, the reference code, the data sets. */
public final class SearchIndex {
    private static final int LONGEST = 700;

    private final CourseView view;
    private final LessonPages lessons;

    /**
     * One find.
     *
     * @param page where it is, with its anchor
     */
    record Entry(String kind, String title, String page, String text) {}

    SearchIndex(CourseView view, LessonPages lessons) {
        this.view = view;
        this.lessons = lessons;
    }

    public String json() {
        try {
            return new ObjectMapper().writeValueAsString(entries());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entries are plain data, but " + e.getMessage(), e);
        }
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try {
            for (Lesson lesson : view.course().lessons()) {
                lesson(lesson, entries);
            }
            for (Task task : view.course().tasks()) {
                String words = plain(TaskComment.lines(task.solution().stub()).stream());
                entries.add(new Entry("exercise", task.title(), Links.exercise(task), words));
            }
            for (Lesson lesson : view.course().lessons()) {
                code(lesson, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the course", e);
        }
        for (DataSet set : DataSets.all()) {
            entries.add(new Entry("data", set.title(), Links.dataSet(set.name()), set.name() + ": " + set.about()));
        }
        return entries;
    }

    private void lesson(Lesson lesson, List<Entry> entries) {
        String page = Links.lesson(lesson);
        lessons.read(lesson.doc(), page).sections(lesson.title()).forEach((heading, text) -> {
            boolean whole = heading.anchor().isEmpty();
            String title = whole ? heading.text() : heading.text() + " – " + lesson.title();
            entries.add(new Entry("lesson", title, whole ? page : page + "#" + heading.anchor(), shortened(text)));
        });
    }

    private void code(Lesson lesson, List<Entry> entries) throws IOException {
        Path folder = Programs.folder(lesson);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && !name.equals("package-info.java")) {
                    String words = plain(TaskComment.lines(Files.readString(file)).stream());
                    view.links()
                            .pageOf(file)
                            .ifPresent(page -> entries.add(new Entry("code", name.replace(".java", ""), page, words)));
                }
            }
        }
    }

    private static String plain(Stream<String> lines) {
        String text = lines.takeWhile(line -> !line.startsWith("@")).collect(Collectors.joining(" "));
        return shortened(text.replaceAll("\\{@\\w+\\s+([^}]*)}", "$1").replaceAll("<[^>]*>", ""));
    }

    private static String shortened(String text) {
        String one = text.replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST);
    }
}
