package gradus.engine.terminal;

import gradus.engine.course.SectionLink;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.progress.Standing.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A verdict as the learner reads it. */
public final class VerdictText {
    private static final int OUTPUT_LINES = 20;

    private final Style style;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private VerdictText(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    /**
     * The lines that say it.
     *
     * @param source the text that was graded; its lines are quoted beside what is said of them
     */
    public static List<String> of(Task task, String source, Verdict verdict, Style style, int columns) {
        List<String> lines = below(task, source, verdict, style, columns);
        lines.set(0, lines.get(0) + "  " + style.bold(task.id()) + "  " + task.title());
        return lines;
    }

    /** The same where the task's name stands above already. */
    public static List<String> below(Task task, String source, Verdict verdict, Style style, int columns) {
        VerdictText text = new VerdictText(style, columns);
        State state = State.of(verdict.status());
        text.lines.add(Marks.coloured(style, state, Marks.sign(state) + " " + summary(verdict)));
        text.message(task, source, verdict);
        verdict.problems().forEach(problem -> text.problem(task, source, problem));
        if (verdict.status() == Verdict.Status.NOT_STARTED && !task.isStub(source)) {
            text.lines.add(
                    task.kind() == Kind.PREDICT
                            ? "  Begun. Nothing is judged before every prediction is made:"
                            : "  Begun, but every check still reaches a todo:");
            verdict.checks().forEach(check -> text.check(task, source, check, ""));
        } else if (verdict.status() == Verdict.Status.NOT_STARTED) {
            text.lines.add("  What will be checked:");
            verdict.checks().forEach(check -> text.lines.add("  · " + check.name()));
        } else {
            List<String> causes = verdict.causes();
            for (int i = 0; i < causes.size(); i++) {
                Check check = verdict.checks().get(i);
                if (verdict.repeatsException(i)) {
                    text.failed(check);
                    text.lines.add("      (the same exception as above)");
                } else {
                    text.check(task, source, check, causes.get(i));
                }
            }
        }
        text.output(verdict.output());
        return text.lines;
    }

    /** "wrong, 2 of 4 points". */
    public static String summary(Verdict verdict) {
        String words = State.of(verdict.status()).words();
        return verdict.status() == Verdict.Status.NOT_STARTED
                ? words
                : words + ", " + verdict.points() + " of " + Marks.count(verdict.possible(), "point");
    }

    private void message(Task task, String source, Verdict verdict) {
        if (!verdict.message().isBlank()) {
            lines.add("");
            paragraphs(verdict.message(), "  ");
        }
        if (verdict.line() > 0) {
            quote(task, source, verdict.line(), 0, "  ");
        }
        lines.add("");
    }

    private void problem(Task task, String source, Verdict.Problem problem) {
        paragraphs(problem.message(), "  ", style::red);
        if (problem.line() > 0) {
            quote(task, source, problem.line(), problem.column(), "  ");
        }
        if (!problem.advice().isBlank()) {
            paragraphs(problem.advice(), "  ");
        }
        lines.add("");
    }

    private void check(Task task, String source, Check check, String cause) {
        switch (check.outcome()) {
            case PASSED -> {
                lines.add("  " + style.green("✓ " + check.name()));
                paragraphs(check.message(), "      ");
            }
            case NOT_RUN ->
                lines.add("  "
                        + style.dim("– " + check.name() + " ("
                                + (check.message().isBlank() ? "not run" : check.message()) + ")"));
            case NOT_WRITTEN -> {
                lines.add("  " + style.dim("· " + check.name()));
                paragraphs(check.message().isBlank() ? "not written yet" : check.message(), "      ", style::dim);
            }
            case FAILED -> {
                failed(check);
                paragraphs(check.message(), "      ");
                thrown(check);
                if (!cause.isBlank()) {
                    paragraphs(cause.equals(check.cause()) ? cause : "(" + cause + ")", "        ");
                }
                explanation(check);
                if (check.line() > 0) {
                    quote(task, source, check.line(), 0, "      ");
                }
            }
        }
    }

    private void failed(Check check) {
        lines.add("  " + style.red("✗ " + check.name()));
    }

    /** The exception that belongs to what was found. */
    private void thrown(Check check) {
        if (check.finding() != null && !check.finding().thrown().isBlank()) {
            paragraphs("it came with " + check.finding().thrown(), "        ");
        }
    }

    /** The section of the lesson that explains a check, where it names one. */
    private void explanation(Check check) {
        if (!check.explainedIn().isEmpty()) {
            SectionLink link = SectionLink.parse(check.explainedIn());
            String read = "./gradus read " + link.lesson();
            paragraphs("→ explained in " + link.words() + " (" + read + ")", "        ", style::dim);
        }
    }

    /** Where it happened: the file and line as an IDE's terminal can follow it, and the line itself. */
    private void quote(Task task, String source, int line, int column, String indent) {
        List<String> all = source.lines().toList();
        lines.add(indent + style.dim("at " + task.simpleName() + ".java:" + line));
        if (line <= all.size()) {
            String gutter = indent + "  " + line + " | ";
            String quoted = all.get(line - 1).replace('\t', ' ');
            lines.add(style.dim(gutter) + quoted);
            if (column > 0 && column <= quoted.length() + 1) {
                lines.add(" ".repeat(gutter.length() + column - 1) + style.red("^"));
            }
        }
    }

    private void output(String output) {
        if (output.isBlank()) {
            return;
        }
        lines.add("");
        lines.add("  " + style.dim("What your code printed:"));
        List<String> printed =
                output.stripTrailing().lines().map(Plain::visible).toList();
        int from = Math.max(0, printed.size() - OUTPUT_LINES);
        if (from > 0) {
            lines.add("    " + style.dim("… " + from + " lines before"));
        }
        printed.subList(from, printed.size())
                .forEach(line -> lines.add("    " + (line.length() > 400 ? line.substring(0, 400) + "…" : line)));
    }

    /** Wrapped, each line with its own indentation kept. */
    private void paragraphs(String text, String indent) {
        paragraphs(text, indent, UnaryOperator.identity());
    }

    private void paragraphs(String text, String indent, UnaryOperator<String> colour) {
        for (String line : text.strip().lines().map(Plain::visible).toList()) {
            String own = line.substring(0, line.length() - line.stripLeading().length());
            int width = Math.max(30, columns - indent.length() - own.length());
            Wrap.lines(line, width, "").forEach(part -> lines.add((indent + own + colour.apply(part)).stripTrailing()));
        }
    }
}
