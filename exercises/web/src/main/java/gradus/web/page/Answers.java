package gradus.web.page;

import static gradus.web.page.ExercisePages.diff;
import static gradus.web.page.ExercisePages.source;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import gradus.engine.course.Alternative;
import gradus.engine.course.Mistake;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.progress.Differences;
import gradus.engine.progress.LearnerFile;
import gradus.web.html.Links;
import gradus.web.html.MarkdownHtml;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** What an exercise has to say once it has passed: the solution, other right answers, mistakes people make, hints not seen. */
final class Answers {
    private final CourseView view;

    Answers(CourseView view) {
        this.view = view;
    }

    /** The answers beside the learner's, the mistakes, and the hints that were not asked for. */
    DomContent afterwards(Task task) {
        String yours = LearnerFile.of(task).text();
        return each(
                h2("Solution"),
                details(
                        summary("The solution beside yours"),
                        beside(yours, solution(task).answer(), "the solution")),
                details(summary("The whole solution"), source(solution(task).answer())),
                each(
                        alternatives(task),
                        other -> each(
                                details(
                                        summary("Another right answer beside yours: " + other.words()),
                                        beside(yours, answer(task, other), other.words())),
                                details(summary("Another right answer: " + other.words()), source(textOf(other))))),
                mistakes(task),
                hintsNotSeen(task));
    }

    /** The same for a page that nobody works with: each behind a click, beside nothing. */
    DomContent toRead(Task task) {
        return each(
                details(summary("Show a solution"), source(solution(task).answer())),
                each(
                        alternatives(task),
                        other -> details(summary("Another right answer: " + other.words()), source(textOf(other)))),
                mistakes(task));
    }

    private static DomContent beside(String yours, String other, String name) {
        List<String> difference = Differences.between(yours, other, "yours", name);
        return difference.isEmpty()
                ? p("Your file is " + name + ", line by line.")
                : each(
                        p("− is yours, + " + name + "; other answers are as right if they pass.")
                                .withClass("soft small"),
                        diff(difference));
    }

    private DomContent mistakes(Task task) {
        List<Mistake> mistakes = mistakesOf(task);
        return mistakes.isEmpty()
                ? text("")
                : each(
                        h2("Mistakes people make"),
                        p("− is the solution, + the mistake; the titles are the words that it earns.")
                                .withClass("soft small"),
                        each(mistakes, mistake -> mistake(task, mistake)));
    }

    private DomContent mistake(Task task, Mistake mistake) {
        DomContent why = mistake.why().isEmpty()
                ? text("")
                : rawHtml(new MarkdownHtml(view.links(), task.mistakesFile(), Links.exercise(task), mistake.why())
                        .html());
        return details(summary(mistake.says()), why, diff(mistake.diff(solution(task))));
    }

    private DomContent hintsNotSeen(Task task) {
        int given = view.hints().count(task);
        int all = task.hints().size();
        return given == all
                ? text("")
                : each(
                        h2("Hints that you did not need"),
                        each(IntStream.range(given, all)
                                .mapToObj(i -> details(
                                        summary("Hint " + (i + 1) + " of " + all),
                                        p(task.hints().get(i))))));
    }

    private static Solution solution(Task task) {
        try {
            return task.solution();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    private static List<Alternative> alternatives(Task task) {
        try {
            return task.alternatives();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the answers beside " + task.solutionFile(), e);
        }
    }

    private static String answer(Task task, Alternative other) {
        try {
            return other.answer(solution(task));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + other.file(), e);
        }
    }

    private static String textOf(Alternative other) {
        try {
            return other.text();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + other.file(), e);
        }
    }

    private static List<Mistake> mistakesOf(Task task) {
        try {
            return task.mistakes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.mistakesFile(), e);
        }
    }
}
