package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.engine.course.CourseMap;
import gradus.engine.course.LearningPath;
import gradus.engine.course.Task;
import gradus.engine.progress.LessonStanding;
import gradus.engine.progress.ReportCard;
import gradus.engine.progress.Route;
import gradus.engine.progress.Standing;
import gradus.web.html.Charts;
import gradus.web.html.Links;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The map of stages and lessons, with what each needs, the learner's progress, and what is next. */
public final class HomePage {
    private final CourseView view;

    HomePage(CourseView view) {
        this.view = view;
    }

    Page page() {
        DomContent main = each(
                h1("Machine learning, a step at a time"),
                p("Read a lesson here, write in your editor. Each save is graded, and the page says what came of it. "
                                + "Lessons in grey are planned.")
                        .withClass("soft"),
                div(map()).withId("map"));
        return Page.of(Links.HOME, "Gradus", "Course", main).following("live");
    }

    /** All that changes with a verdict, or with the choice of a path. */
    public DomContent map() {
        List<Standing> standings = view.served() ? view.progress().all() : List.of();
        Route route = view.progress().route();
        List<LessonStanding> lessons = LessonStanding.all(route, standings);
        return each(
                iff(view.served(), () -> each(next(standings), paths(route, lessons))),
                each(
                        route.map().stages(),
                        stage -> stage(
                                stage,
                                lessons.stream()
                                        .filter(lesson -> lesson.place().stage().equals(stage))
                                        .toList())));
    }

    private static DomContent iff(boolean wanted, Supplier<DomContent> content) {
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

    /** The paths to choose from: "next" follows the one that is pressed. */
    private static DomContent paths(Route route, List<LessonStanding> lessons) {
        LearningPath chosen = route.path();
        return div(
                        div(each(
                                        route.paths(),
                                        path -> button(path.name())
                                                .withType("button")
                                                .withTitle("For " + path.aim())
                                                .withClass(path.equals(chosen) ? "main" : "")
                                                .attr("aria-pressed", String.valueOf(path.equals(chosen)))
                                                .attr("hx-post", "do/path/" + path.name())
                                                .attr("hx-swap", "none")))
                                .withClass("buttons")
                                .attr("role", "group")
                                .attr("aria-label", "Your path through the course"),
                        p(chosen.name().equals(LearningPath.WHOLE)
                                        ? "Your path: the whole course, in its order. "
                                        : "Your path: for " + chosen.aim() + ". What it does not go through is pale. ")
                                .withText(LessonStanding.sum(lessons.stream()
                                                .filter(LessonStanding::onPath)
                                                .toList())
                                        + ".")
                                .withClass("small"))
                .withClass("paths");
    }

    private DomContent stage(String stage, List<LessonStanding> lessons) {
        Optional<String> readme = view.links().pageOf(view.course().root().resolve(stage));
        return section(
                        h2(readme.<DomContent>map(page -> a(stage).withHref(page))
                                .orElse(text(stage))),
                        iff(
                                view.served(),
                                () -> p(LessonStanding.sum(lessons) + ".").withClass("soft small")),
                        each(
                                parts(lessons),
                                part -> each(
                                        iff(!part.isEmpty(), () -> h3(part)),
                                        ul(each(
                                                        lessons.stream()
                                                                .filter(lesson -> lesson.place()
                                                                        .part()
                                                                        .equals(part))
                                                                .toList(),
                                                        this::lesson))
                                                .withClass("places"))))
                .withClass("stage");
    }

    private static List<String> parts(List<LessonStanding> lessons) {
        return lessons.stream().map(lesson -> lesson.place().part()).distinct().toList();
    }

    private DomContent lesson(LessonStanding standing) {
        CourseMap.Place place = standing.place();
        return li(place.lesson()
                        .<DomContent>map(lesson -> each(
                                a(place.slug()).withHref(Links.lesson(lesson)).withClass("slug"),
                                span(place.question()),
                                facts(standing),
                                exercises(standing)))
                        .orElseGet(() -> each(
                                span(place.slug()).withClass("slug"),
                                span(
                                        text(place.question() + " "),
                                        span("planned").withClass("kind")))))
                .withId(place.slug())
                .withClass(look(standing));
    }

    private String look(LessonStanding standing) {
        String look =
                standing.place().planned() ? "planned" : standing.done() ? "done" : standing.begun() ? "begun" : "open";
        return standing.onPath() || !view.served() ? look : look + " aside";
    }

    /** How long it takes, what it needs, and how much of it is done. */
    private DomContent facts(LessonStanding standing) {
        CourseMap.Place place = standing.place();
        return span(
                        iff(place.minutes() > 0, () -> text(LessonStanding.time(place.minutes()) + " to read")),
                        iff(!place.needs().isEmpty(), () -> each(text(" · after "), needs(place))),
                        iff(
                                view.served() && standing.done(),
                                () -> each(text(" · "), span("✓ done").withClass("state passed"))),
                        iff(
                                view.served() && !standing.done() && !standing.ready(),
                                () -> text(" · what it needs is not done yet")))
                .withClass("facts-line");
    }

    private static DomContent needs(CourseMap.Place place) {
        List<DomContent> links = new ArrayList<>();
        for (String need : place.needs()) {
            if (!links.isEmpty()) {
                links.add(text(", "));
            }
            links.add(a(need).withHref("#" + need));
        }
        return each(links.toArray(DomContent[]::new));
    }

    private DomContent exercises(LessonStanding standing) {
        List<Task> tasks = view.course().tasks().stream()
                .filter(task -> task.lessonId().equals(standing.place().id()))
                .toList();
        if (tasks.isEmpty()) {
            return text("");
        }
        int minutes = tasks.stream().mapToInt(Task::minutes).sum();
        String words = (view.served() ? standing.solved() + " of " : "") + tasks.size()
                + (tasks.size() == 1 ? " exercise" : " exercises") + (view.served() ? " solved" : "") + ", about "
                + LessonStanding.time(minutes);
        return details(
                summary(words),
                ul(each(
                        tasks,
                        task -> li(
                                a(task.number() + ". " + task.title()).withHref(Links.exercise(task)),
                                span(task.kind().name().toLowerCase(Locale.ROOT))
                                        .withClass("kind"),
                                standing.exercises().stream()
                                        .filter(s -> s.task().equals(task))
                                        .findFirst()
                                        .map(HomePage::state)
                                        .orElse(text(""))))));
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
