package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.engine.course.Task;
import gradus.engine.progress.Differences;
import gradus.engine.progress.History.Version;
import gradus.web.html.Links;
import gradus.web.html.TaskHtml;
import gradus.web.page.Page.Need;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One exercise: its task, what came of the last save, hints, history, and the solution once it has passed. */
public final class ExercisePages {
    private static final int VERSIONS_SHOWN = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final CourseView view;
    private final VerdictHtml verdicts = new VerdictHtml();
    private final Answers answers;

    ExercisePages(CourseView view) {
        this.view = view;
        this.answers = new Answers(view);
    }

    Page page(Task task) {
        String path = Links.exercise(task);
        DomContent words = rawHtml(TaskHtml.of(stub(task)));
        DomContent main = view.served()
                ? each(h1(task.title()), facts(task, path), bench(task, path, words), neighbours(task, path))
                : each(
                        h1(task.title()),
                        facts(task, path),
                        LibrariesNote.of(task),
                        words,
                        reading(task),
                        neighbours(task, path));
        Page page = view.served()
                ? Page.of(path, task.title(), "Course", main, Need.CODE, Need.WIDE)
                : Page.of(path, task.title(), "Course", main, Need.CODE);
        return page.following("live/" + task.id());
    }

    /** The task on one side, what came of the last save on the other; below each other on a narrow screen. */
    private DomContent bench(Task task, String path, DomContent words) {
        return div(
                        div(words, file(task)),
                        result(task, path),
                        div(
                                h2("Hints"),
                                div(hints(task)).withId("hints"),
                                div(aside(task)).withId("aside")),
                        a().withId("verdict-far")
                                .withHref("#verdict")
                                .withClass("verdict-far")
                                .attr("hidden", ""))
                .withClass("bench");
    }

    private DomContent facts(Task task, String path) {
        DomContent lesson = view.course()
                .lesson(task.lessonId())
                .<DomContent>map(l -> a(l.title()).withHref(Links.relative(path, Links.lesson(l))))
                .orElse(text(task.lesson())); // its text is not written yet
        return ul(
                        li(lesson),
                        li("Exercise " + task.number()),
                        li(task.kind().name().toLowerCase(Locale.ROOT)),
                        li(task.points() + (task.points() == 1 ? " point" : " points")),
                        li("about " + task.minutes() + " minutes"),
                        li("time limit " + task.seconds() + " s"))
                .withClass("facts");
    }

    private DomContent file(Task task) {
        Path file = task.learnerFile().toAbsolutePath().normalize();
        String address = file.toString().replace('\\', '/');
        String absolute = encoded(address.startsWith("/") ? address : "/" + address);
        Path root = view.course().root().toAbsolutePath().normalize();
        return p(
                text("Your file: "),
                code(Links.breakable(root.relativize(file).toString().replace('\\', '/'))),
                text(" · open it in "),
                a("IntelliJ IDEA").withHref("idea://open?file=" + absolute),
                text(" or "),
                a("VS Code").withHref("vscode://file" + absolute));
    }

    private DomContent result(Task task, String path) {
        return div(
                        div(verdicts.of(task, view)).withId("verdict").attr("aria-live", "polite"),
                        div(
                                        act("Check again", "check", task, path),
                                        act("Bring back what was replaced", "undo", task, path),
                                        act("Begin anew", "reset", task, path)
                                                .attr(
                                                        "hx-confirm",
                                                        "Put the file back to its start? Your version is kept."))
                                .withClass("buttons"))
                .withClass("result");
    }

    private static j2html.tags.specialized.ButtonTag act(String words, String what, Task task, String path) {
        return button(words)
                .withType("button")
                .attr("hx-post", Links.relative(path, "do/" + what + "/" + task.id()))
                .attr("hx-swap", "none");
    }

    private static String encoded(String path) {
        try {
            return new java.net.URI(null, null, path, null).toASCIIString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException("path must fit into an address, but was " + path, e);
        }
    }

    /** On static pages: all hints, each behind a click, and the answers behind another. */
    private DomContent reading(Task task) {
        List<DomContent> hints = new ArrayList<>();
        for (int i = 0; i < task.hints().size(); i++) {
            hints.add(details(
                    summary("Hint " + (i + 1) + " of " + task.hints().size()),
                    p(task.hints().get(i))));
        }
        return each(
                h2("What you are given"),
                source(stub(task)),
                h2("Hints"),
                each(hints.stream()),
                h2("Solution"),
                answers.toRead(task));
    }

    /** The hints given so far, and a button for the next. */
    public DomContent hints(Task task) {
        int given = view.hints().count(task);
        int all = task.hints().size();
        List<DomContent> shown = new ArrayList<>();
        for (int i = 0; i < given; i++) {
            shown.add(div(p(
                            strong("Hint " + (i + 1) + " of " + all + ". "),
                            text(task.hints().get(i))))
                    .withClass("hint"));
        }
        String path = Links.exercise(task);
        return each(
                each(shown.stream()),
                given < all
                        ? p(button(given == 0 ? "Give me a hint" : "Give me the next hint")
                                .withType("button")
                                .attr("hx-post", Links.relative(path, "do/hint/" + task.id()))
                                .attr("hx-target", "#hints"))
                        : p(all == 0 ? "This exercise has no hints." : "That is every hint.")
                                .withClass("soft"));
    }

    /** What was saved before, and once it has passed the solution, other right answers, mistakes and hints not seen. */
    public DomContent aside(Task task) {
        return each(view.passedOnce(task) ? answers.afterwards(task) : text(""), h2("History"), history(task));
    }

    private DomContent history(Task task) {
        List<Version> versions = view.history().versions(task);
        if (versions.isEmpty()) {
            return p("Each version that is checked is kept; there is none yet.").withClass("soft");
        }
        List<DomContent> shown = new ArrayList<>();
        for (Version version : versions.subList(0, Math.min(VERSIONS_SHOWN, versions.size()))) {
            String words = version.label().toLowerCase(Locale.ROOT).replace('_', ' ');
            String address = "do/diff/" + task.id() + "/" + version.hash();
            shown.add(details(summary(TIME.format(version.time()) + " · " + words), div().withClass("change"))
                    .attr("hx-get", Links.relative(Links.exercise(task), address))
                    .attr("hx-trigger", "toggle once")
                    .attr("hx-target", "find .change"));
        }
        return each(shown.stream());
    }

    /** What changed in a version since the one before it, or since the stub. */
    public Optional<DomContent> change(Task task, String hash) {
        List<Version> versions = view.history().versions(task);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).hash().equals(hash)) {
                String before = i + 1 < versions.size() ? content(versions.get(i + 1)) : stub(task);
                String name = i + 1 < versions.size()
                        ? TIME.format(versions.get(i + 1).time())
                        : "the start";
                List<String> lines = Differences.between(
                        before,
                        content(versions.get(i)),
                        name,
                        TIME.format(versions.get(i).time()));
                return Optional.of(lines.isEmpty() ? p("The same as the version before.") : diff(lines));
            }
        }
        return Optional.empty();
    }

    static DomContent diff(List<String> lines) {
        return pre(each(
                        lines,
                        line -> span(line)
                                .withClass(
                                        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                                            case '+' -> line.startsWith("+++ ") ? "where" : "add";
                                            case '-' -> line.startsWith("--- ") ? "where" : "remove";
                                            case '@' -> "where";
                                            default -> "same";
                                        })))
                .withClass("diff");
    }

    static DomContent source(String java) {
        return pre(code(java).withClass("language-java"));
    }

    private DomContent neighbours(Task task, String path) {
        List<Task> all = view.course().tasks();
        int at = all.indexOf(task);
        List<DomContent> links = new ArrayList<>();
        if (at > 0) {
            links.add(neighbour(all.get(at - 1), path, "Previous exercise", "previous"));
        }
        if (at + 1 < all.size()) {
            links.add(neighbour(all.get(at + 1), path, "Next exercise", "next"));
        }
        return nav(each(links.stream())).withClass("next-previous").attr("aria-label", "Next and previous exercise");
    }

    private static ATag neighbour(Task task, String path, String label, String look) {
        return a(span(label), text(task.title()))
                .withHref(Links.relative(path, Links.exercise(task)))
                .withClass(look);
    }

    private static String stub(Task task) {
        try {
            return task.solution().stub();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    private static String content(Version version) {
        try {
            return new String(version.content(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + version.file(), e);
        }
    }
}
