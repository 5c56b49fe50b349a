package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import gradus.engine.progress.ReportCard;
import gradus.engine.progress.Standing;
import gradus.web.html.Charts;
import gradus.web.html.Links;
import j2html.tags.DomContent;
import java.time.LocalDate;
import java.util.function.Function;

/** The report card, fit to print: a page of the course, or one that is sent to somebody. */
public final class ReportPage {
    private static final String TITLE = "Report card";

    private ReportPage() {}

    static Page of(CourseView view) {
        ReportCard card = ReportCard.of(
                view.course(), view.progress().all(), LocalDate.now().toString());
        return Page.of(
                Links.REPORT,
                TITLE,
                TITLE,
                content(card, entry -> a(entry.title()).withHref(entry.id() + ".html")));
    }

    /** A page that needs nothing else and leads nowhere. */
    public static String alone(ReportCard card) {
        return Alone.page(
                TITLE,
                content(
                        card,
                        entry ->
                                each(text(entry.title() + " "), span(entry.id()).withClass("soft"))));
    }

    private static DomContent content(ReportCard card, Function<ReportCard.Entry, DomContent> name) {
        return each(
                h1(TITLE),
                p("Gradus, " + card.date()).withClass("soft"),
                sum(card.total()),
                each(
                        card.stages(),
                        stage -> section(
                                h2(stage.name()),
                                sum(stage.sum()),
                                each(stage.lessons(), part -> lesson(part, name)))));
    }

    private static DomContent sum(ReportCard.Sum sum) {
        return each(p(sum.words()), p(Charts.share(sum.points(), sum.possible(), sum.words())));
    }

    private static DomContent lesson(ReportCard.LessonPart lesson, Function<ReportCard.Entry, DomContent> name) {
        if (lesson.exercises().isEmpty()) {
            return p(text(lesson.title() + " "), span("(no exercises)").withClass("soft"));
        }
        return div(table(
                        caption(lesson.title() + " · " + lesson.sum().words()),
                        thead(tr(
                                th("Exercise").attr("scope", "col"),
                                th("Kind").attr("scope", "col"),
                                th("State").attr("scope", "col"),
                                th("Points").attr("scope", "col").withClass("number"))),
                        tbody(each(
                                lesson.exercises(),
                                entry -> tr(
                                        th(name.apply(entry)).attr("scope", "row"),
                                        td(entry.kind()),
                                        td(span(entry.state()).withClass(look(entry.state()))),
                                        td(text(entry.points() + " / " + entry.possible()))
                                                .withClass("number"))))))
                .withClass("scroll");
    }

    private static String look(String state) {
        return state.equals(Standing.State.PASSED.words())
                ? "state passed"
                : state.equals(Standing.State.NOT_STARTED.words()) ? "state" : "state open";
    }
}
