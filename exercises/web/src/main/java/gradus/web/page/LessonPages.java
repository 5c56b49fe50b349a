package gradus.web.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.engine.course.Lesson;
import gradus.web.html.Links;
import gradus.web.html.MarkdownHtml;
import gradus.web.page.Page.Need;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Heading;

/** Lessons, and the other pages of Markdown. */
final class LessonPages {
    private final CourseView view;

    LessonPages(CourseView view) {
        this.view = view;
    }

    Page lesson(Lesson lesson) {
        String path = Links.lesson(lesson);
        MarkdownHtml text = read(lesson.doc(), path);
        text.root().getFirstChild().unlink(); // its title, which stands above the facts
        DomContent main = each(
                h1(lesson.title()),
                ul(
                                li(a(lesson.stage()).withHref(Links.relative(path, Links.HOME))),
                                li("Lesson " + lesson.number()),
                                each(
                                        view.course().tasks().stream()
                                                .filter(task -> task.lessonId().equals(lesson.id()))
                                                .toList(),
                                        task -> li(a("Exercise " + task.number())
                                                .withHref(Links.relative(path, Links.exercise(task))))))
                        .withClass("facts"),
                LibrariesNote.of(lesson),
                rawHtml(text.html()),
                nextAndPrevious(lesson, path));
        return new Page(path, lesson.title(), "Course", main, text.headings(), needs(text), "");
    }

    private DomContent nextAndPrevious(Lesson lesson, String path) {
        List<Lesson> all = view.course().lessons();
        int at = all.indexOf(lesson);
        return nav(
                        iff(at > 0, at > 0 ? neighbour(all.get(at - 1), path, "Previous", "previous") : null),
                        iff(
                                at + 1 < all.size(),
                                at + 1 < all.size() ? neighbour(all.get(at + 1), path, "Next", "next") : null))
                .withClass("next-previous")
                .attr("aria-label", "Next and previous lesson");
    }

    private static ATag neighbour(Lesson lesson, String path, String label, String look) {
        return a(span(label), text(lesson.title()))
                .withHref(Links.relative(path, Links.lesson(lesson)))
                .withClass(look);
    }

    /** Any other page of Markdown. */
    Page document(String file, Path path) {
        String page = Links.file(file);
        MarkdownHtml text = read(path, page);
        String title = text.root().getFirstChild() instanceof Heading heading
                ? text.html(heading).replaceAll("<[^>]*>", "").strip()
                : file;
        return new Page(page, title, "", rawHtml(text.html()), text.headings(), needs(text), "");
    }

    private static Set<Need> needs(MarkdownHtml text) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        if (text.hasFormulas()) {
            needs.add(Need.MATH);
        }
        if (text.hasCode()) {
            needs.add(Need.CODE);
        }
        return needs;
    }

    MarkdownHtml read(Path file, String page) {
        try {
            return new MarkdownHtml(view.links(), file, page, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
