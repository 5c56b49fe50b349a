package gradus.web;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.progress.ReportCard;
import gradus.engine.progress.Standing;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The map of stages and lessons, with what each needs, the learner's progress, and what is next. */
final class HomePage {
    private final CourseView view;
    private final LessonPages lessons;

    HomePage(CourseView view, LessonPages lessons) {
        this.view = view;
        this.lessons = lessons;
    }

    Page page() {
        DomContent main = each(
                h1("Machine learning, a step at a time"),
                p("Read a lesson here, write in your editor. Each save is graded, and the page says what came of it.")
                        .withClass("soft"),
                div(map()).withId("map"));
        return Page.of(Links.HOME, "Gradus", "Course", main).following("live");
    }

    /** All that changes with a verdict. */
    DomContent map() {
        List<Standing> standings = view.served() ? view.progress().all() : List.of();
        return each(
                iff(view.served(), () -> next(standings)),
                each(view.course().stages(), stage -> stage(stage, standings)));
    }

    private static DomContent iff(boolean wanted, java.util.function.Supplier<DomContent> content) {
        return wanted ? content.get() : text("");
    }

    private DomContent next(List<Standing> standings) {
        ReportCard.Sum total = ReportCard.of(view.course(), standings, "").total();
        Optional<Task> current = view.progress().current();
        return div(
                        current.map(task -> p(
                                        strong("Next: "),
                                        a(task.title()).withHref(Links.exercise(task)),
                                        text(" "),
                                        span(task.id()).withClass("soft small")))
                                .orElse(p(strong("Every exercise is solved."))),
                        p(total.words()).withClass("soft small"),
                        Charts.share(total.points(), total.possible(), total.words()))
                .withClass("call");
    }

    private DomContent stage(String stage, List<Standing> standings) {
        List<Lesson> all = view.course().lessons().stream()
                .filter(lesson -> lesson.stage().equals(stage))
                .toList();
        Optional<String> readme = view.links().pageOf(view.course().root().resolve(stage));
        return section(
                        h2(stage),
                        readme.<DomContent>map(
                                        page -> p(a("What this stage will hold").withHref(page))
                                                .withClass("small"))
                                .orElse(text("")),
                        each(all, lesson -> lesson(lesson, standings)))
                .withClass("stage");
    }

    private DomContent lesson(Lesson lesson, List<Standing> standings) {
        LessonPages.About about = lessons.about(lesson, Links.HOME);
        return div(
                        h3(a(lesson.title()).withHref(Links.lesson(lesson))),
                        p(rawHtml("Needs " + (about.before().isEmpty() ? "nothing before it" : about.before())
                                        + (about.minutes() > 0 ? " · " + about.minutes() + " minutes" : "")))
                                .withClass("soft small"),
                        ul(each(
                                view.course().tasks().stream()
                                        .filter(task -> task.lessonId().equals(lesson.id()))
                                        .toList(),
                                task -> li(
                                        a(task.number() + ". " + task.title()).withHref(Links.exercise(task)),
                                        span(task.kind().name().toLowerCase(Locale.ROOT))
                                                .withClass("kind"),
                                        standings.stream()
                                                .filter(s -> s.task().equals(task))
                                                .findFirst()
                                                .map(HomePage::state)
                                                .orElse(text(""))))))
                .withClass("lesson-card");
    }

    /** Where an exercise stands, in words and colour. */
    static DomContent state(Standing standing) {
        String look = standing.solved() ? "state passed" : standing.inProgress() ? "state open" : "state";
        String points = standing.solved() || standing.inProgress()
                ? " · " + standing.points() + " of " + standing.task().points()
                : "";
        return span((standing.solved() ? "✓ " : "") + standing.state().words() + points)
                .withClass(look);
    }
}
