package gradus.web.page;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.HintsGiven;
import gradus.engine.progress.History;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import gradus.engine.progress.VerdictCache;
import gradus.engine.progress.Workplace;
import gradus.web.html.Links;
import java.util.Optional;

/**
 * What the pages show.
 *
 * @param served whether a learner works with these pages; static pages know no answers
 */
public record CourseView(
        Course course,
        Links links,
        Progress progress,
        History history,
        VerdictCache verdicts,
        HintsGiven hints,
        boolean served) {
    public static CourseView of(Workplace workplace, boolean served) {
        Course course = workplace.course();
        return new CourseView(
                course,
                new Links(course),
                workplace.progress(),
                workplace.history(),
                workplace.cache(),
                workplace.hints(),
                served);
    }

    /** The verdict on the file as it is, if it was given before. */
    Optional<Verdict> known(Task task) {
        LearnerFile file = LearnerFile.of(task);
        return file.readable() ? verdicts.get(task, file.text()) : Optional.empty();
    }

    /** Whether any version of the learner's file has passed. */
    boolean passedOnce(Task task) {
        return progress.of(task).solved()
                || history.versions(task).stream()
                        .anyMatch(version -> version.label().equals(Verdict.Status.PASSED.name()));
    }
}
