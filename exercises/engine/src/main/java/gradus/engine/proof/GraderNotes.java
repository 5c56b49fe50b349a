package gradus.engine.proof;

import gradus.engine.course.CheckNotes;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.SectionLink;
import gradus.engine.course.Task;
import gradus.engine.lesson.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Proves what a grader says beside its checks: names of needed checks exist, and so do the sections that explain them. */
final class GraderNotes {
    private GraderNotes() {}

    /** What is wrong, in one text; empty if nothing is. */
    static String problem(Task task) throws IOException {
        CheckNotes notes = CheckNotes.of(task);
        List<String> problems = new ArrayList<>(notes.problems(task.checks()));
        List<Lesson> lessons = notes.links().isEmpty() ? List.of() : lessons(task);
        for (String link : notes.links()) {
            String problem = problem(SectionLink.parse(link), lessons, task.stage());
            if (!problem.isEmpty()) {
                problems.add(problem);
            }
        }
        return String.join("; ", problems);
    }

    private static String problem(SectionLink link, List<Lesson> lessons, String stage) throws IOException {
        List<Lesson> found = link.among(lessons, stage);
        if (found.size() != 1) {
            return "a check is explained in " + link.lesson() + ", which names " + found.size() + " lessons";
        }
        List<String> anchors = Lessons.anchors(found.get(0).doc());
        return anchors.contains(link.anchor())
                ? ""
                : "a check is explained at #" + link.anchor() + " of " + link.lesson() + ", which has " + anchors;
    }

    private static List<Lesson> lessons(Task task) throws IOException {
        Path root = task.root();
        List<Lesson> lessons = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                lessons.addAll(Course.lessonsOf(module));
            }
        }
        return lessons;
    }
}
