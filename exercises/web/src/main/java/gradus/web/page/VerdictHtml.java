package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.engine.course.SectionLink;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Problem;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.progress.Standing;
import gradus.engine.progress.Standing.State;
import gradus.web.html.Links;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What came of a save: the whole in one word, then every check with expected, actual and likely cause. */
public final class VerdictHtml {
    /** Of the file as it is. */
    public DomContent of(Task task, CourseView view) {
        Standing standing = view.progress().of(task);
        return switch (standing.state()) {
            case NOT_STARTED -> notStarted(task, view);
            case NOT_CHECKED ->
                LibrariesNote.insteadOfVerdict(task)
                        .map(words -> box("open", "Not graded yet", words))
                        .orElse(box("", "Not checked yet", p("The file has changed since it was last checked.")));
            case UNREADABLE -> unreadable(standing.note());
            default ->
                view.known(task).map(verdict -> of(task, verdict, view)).orElse(box("", "Not checked yet", text("")));
        };
    }

    /** Of predictions, those that are made and those that are open. */
    private DomContent notStarted(Task task, CourseView view) {
        return view.known(task)
                .filter(verdict -> task.kind() == Kind.PREDICT)
                .map(verdict -> of(task, verdict, view))
                .orElse(box(
                        "",
                        "Not started",
                        each(
                                p("Open the file and replace each todo. Saving it is enough."),
                                LibrariesNote.insteadOfVerdict(task).orElse(text("")))));
    }

    /** Nothing was graded, because of the machine or a file of the course: why. */
    public DomContent notGraded(Task task, String problem) {
        return box(
                "open", "Not graded yet", LibrariesNote.insteadOfVerdict(task).orElse(p(problem)));
    }

    public DomContent unreadable(String problem) {
        return box("open", "The file cannot be read", p(problem));
    }

    public DomContent of(Task task, Verdict verdict, CourseView view) {
        State state = State.of(verdict.status());
        String words =
                Character.toUpperCase(state.words().charAt(0)) + state.words().substring(1);
        String points = verdict.status() == Status.NOT_STARTED
                ? ""
                : " · " + verdict.points() + " of " + verdict.possible()
                        + (verdict.possible() == 1 ? " point" : " points");
        List<DomContent> parts = new ArrayList<>();
        if (!verdict.message().isEmpty()) {
            parts.add(p(verdict.message() + (verdict.line() > 0 ? " (line " + verdict.line() + ")" : "")));
        }
        if (!verdict.problems().isEmpty()) {
            parts.add(ul(each(verdict.problems(), VerdictHtml::problem)).withClass("checks"));
        }
        boolean judged = verdict.checks().stream().anyMatch(check -> check.outcome() != Outcome.NOT_RUN);
        if (judged) {
            List<String> causes = verdict.causes();
            parts.add(ul(each(IntStream.range(0, causes.size())
                            .mapToObj(i -> verdict.repeatsException(i)
                                    ? check(
                                            verdict.checks().get(i),
                                            p("the same exception as above").withClass("soft"))
                                    : check(
                                            verdict.checks().get(i),
                                            why(verdict.checks().get(i), causes.get(i), task, view)))))
                    .withClass("checks"));
        }
        if (!verdict.output().isBlank()) {
            parts.add(p("What your code printed:").withClass("soft small"));
            parts.add(pre(verdict.output()).withClass("text"));
        }
        if (verdict.millis() > 0) {
            parts.add(p("graded in " + verdict.millis() + " ms").withClass("soft small"));
        }
        String look = verdict.passed() ? "passed" : verdict.status() == Status.NOT_STARTED ? "" : "open";
        return box(look, (verdict.passed() ? "✓ " : "") + words + points, each(parts.stream()));
    }

    private static DomContent box(String look, String title, DomContent content) {
        return div(h2(title), content).withClass("verdict " + look);
    }

    private static DomContent problem(Problem problem) {
        return li(
                        span("✗").withClass("sign").attr("aria-hidden", "true"),
                        text((problem.line() > 0 ? "Line " + problem.line() + ": " : "") + problem.message()),
                        problem.advice().isEmpty()
                                ? text("")
                                : p(problem.advice()).withClass("soft"))
                .withClass("failed");
    }

    private static DomContent check(Check check, DomContent why) {
        String sign = switch (check.outcome()) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case NOT_WRITTEN -> "…";
            case NOT_RUN -> "–";
        };
        String said = switch (check.outcome()) {
            case PASSED -> "passed: ";
            case FAILED -> "failed: ";
            case NOT_WRITTEN -> "not written yet: ";
            case NOT_RUN -> "not run: ";
        };
        return li(
                        span(sign).withClass("sign").attr("aria-hidden", "true"),
                        span(said).withClass(check.outcome() == Outcome.NOT_WRITTEN ? "soft" : "skip"),
                        text(check.name()),
                        check.outcome() != Outcome.FAILED && !check.message().isBlank()
                                ? p(check.message()).withClass("soft")
                                : text(""),
                        check.outcome() == Outcome.FAILED ? why : text(""))
                .withClass(
                        check.outcome() == Outcome.PASSED
                                ? "passed"
                                : check.outcome() == Outcome.FAILED ? "failed" : "");
    }

    private static DomContent why(Check check, String cause, Task task, CourseView view) {
        List<DomContent> rows = new ArrayList<>();
        if (check.finding() == null) {
            row(rows, "Why", check.message(), "words");
        } else {
            found(rows, check.finding());
        }
        row(rows, isPrediction(check) ? "Reason" : "Likely cause", cause, "words");
        if (check.line() > 0) {
            row(rows, "Line", Integer.toString(check.line()), "value");
        }
        section(check, task, view).ifPresent(link -> rows.add(each(dt("Explained in"), dd(link))));
        return dl(each(rows.stream()));
    }

    private static boolean isPrediction(Check check) {
        return check.finding() != null && check.finding().relation() == Relation.COME_TO;
    }

    /** What was looked at, expected, and came: a law is told as it stands. */
    private static void found(List<DomContent> rows, Finding finding) {
        if (finding.relation() == Relation.HOLD) {
            row(rows, "Law", finding.subject(), "value");
            row(rows, "Found", finding.actual(), "value");
        } else {
            row(rows, "Looked at", finding.subject(), "value");
            row(rows, finding.relation() == Relation.COME_TO ? "Came to" : "Expected", expected(finding), "value");
            row(rows, found(finding.relation()), finding.actual(), "value");
        }
        row(rows, "Exception", finding.thrown(), "value");
    }

    private static String found(Relation relation) {
        return switch (relation) {
            case KEEP -> "Keeps";
            case DO -> "Found";
            case COME_TO -> "You said";
            default -> "Was";
        };
    }

    private static String expected(Finding finding) {
        return switch (finding.relation()) {
            case BE, HAVE, DO, SATISFY, HOLD, COME_TO -> finding.expected();
            case BE_CLOSE_TO -> "close to " + finding.expected();
            case BE_AT_LEAST -> "at least " + finding.expected();
            case BE_AT_MOST -> "at most " + finding.expected();
            case BE_REFUSED_WITH -> "refused with " + finding.expected();
            case KEEP -> "to keep " + finding.expected();
        };
    }

    private static Optional<DomContent> section(Check check, Task task, CourseView view) {
        if (check.explainedIn().isEmpty()) {
            return Optional.empty();
        }
        SectionLink link = SectionLink.parse(check.explainedIn());
        return link.among(view.course().lessons(), task.stage()).stream()
                .findFirst()
                .map(lesson -> a(lesson.title() + ": " + link.anchor().replace('-', ' '))
                        .withHref(Links.relative(Links.exercise(task), Links.lesson(lesson) + "#" + link.anchor())));
    }

    private static void row(List<DomContent> rows, String name, String value, String look) {
        if (!value.isBlank()) {
            rows.add(each(dt(name), dd(value).withClass(look)));
        }
    }
}
