package gradus.web.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.p;
import static j2html.TagCreator.text;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import j2html.tags.DomContent;
import java.util.Optional;

/** What a lesson brings that is not on this machine yet: what, how much, and how it is fetched. Nothing once it is there. */
final class LibrariesNote {
    private LibrariesNote() {}

    /** For the head of a lesson's page. */
    static DomContent of(Lesson lesson) {
        return note(Libraries.of(lesson));
    }

    /** For the head of an exercise's page. */
    static DomContent of(Task task) {
        return note(Libraries.of(task));
    }

    private static DomContent note(Optional<Libraries> libraries) {
        return missing(libraries)
                .<DomContent>map(own -> p(
                                text("This lesson brings a library of its own: " + own.what() + ", " + own.size()
                                        + ". It is fetched at its first run or check: "),
                                code("./gradus check " + own.slug()))
                        .withClass("call"))
                .orElse(text(""));
    }

    /** For the place where the verdict stands: empty if the exercise can be graded. */
    static Optional<DomContent> insteadOfVerdict(Task task) {
        return missing(Libraries.of(task))
                .map(own -> p(
                        text("Nothing can be graded before " + own.what() + " (" + own.size()
                                + ") is on this machine. In a terminal: "),
                        code("./gradus check " + own.slug()),
                        text(". Then press “Check again”.")));
    }

    private static Optional<Libraries> missing(Optional<Libraries> libraries) {
        return libraries.filter(own -> own.state() == Libraries.State.MISSING);
    }
}
