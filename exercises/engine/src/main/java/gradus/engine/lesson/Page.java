package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.PageBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;

/** A lesson's page as it is read: its sections and its sentences, without fences and formulas. */
final class Page {
    /** The sections that are not read as the lesson's text. */
    private static final Set<String> APART = Set.of("Exercises", "Sources");

    private final Lesson lesson;
    private final String text;
    private final Symbols formulas;
    private final List<Paragraph> paragraphs;

    private Page(Lesson lesson, String text) {
        this.lesson = lesson;
        this.text = text;
        this.formulas = new Symbols(withoutApart(text));
        this.paragraphs = Paragraphs.of(Weaver.parse(new Symbols(text).words()));
    }

    static Page of(Lesson lesson) throws IOException {
        return new Page(lesson, Files.readString(lesson.doc()));
    }

    private static String withoutApart(String text) {
        StringBuilder kept = new StringBuilder();
        boolean apart = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("## ")) {
                apart = APART.contains(line.substring(3).strip());
            }
            kept.append(apart ? "" : line).append('\n');
        }
        return kept.toString();
    }

    /**
     * A paragraph, list item or cell of a table.
     *
     * @param section the heading of level 2 above it; empty before the first
     * @param place what it stands in
     */
    record Paragraph(String section, Place place, List<Sentence> sentences) {}

    /** What a paragraph stands in. */
    enum Place {
        /** Running text, a list among it. */
        TEXT,
        /** The box that says what to know before, how long it takes, and what comes of it. */
        BOX,
        /** Another box. */
        QUOTE,
        /** A table. */
        TABLE
    }

    Lesson lesson() {
        return lesson;
    }

    /** The page's source. */
    String text() {
        return text;
    }

    /** Its formulas, those of exercises and sources apart. */
    Symbols formulas() {
        return formulas;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /** What is read: without the first box, exercises and sources. */
    List<Paragraph> lessonText() {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.place() != Place.BOX && !APART.contains(paragraph.section()))
                .toList();
    }

    /** How many words are to be read, those in tables apart. */
    int words() {
        return lessonText().stream()
                .filter(paragraph -> paragraph.place() != Place.TABLE)
                .flatMap(paragraph -> paragraph.sentences().stream())
                .mapToInt(Sentence::words)
                .sum();
    }

    /** The headings of level 2, in order. */
    List<String> sections() {
        List<String> sections = new ArrayList<>();
        Weaver.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 2) {
                    sections.add(Lessons.text(heading));
                }
            }
        });
        return sections;
    }

    /** The lessons whose pages stand in the box behind <em>Before</em>. */
    List<Lesson> before(Course course) throws IOException {
        return PageBox.of(course, lesson).before();
    }

    /** The lessons that a reader of this page has read: those in <em>Before</em>, and those before these. */
    Set<String> known(Course course) throws IOException {
        Set<String> known = new LinkedHashSet<>();
        addBefore(course, known);
        return known;
    }

    private void addBefore(Course course, Set<String> known) throws IOException {
        for (Lesson earlier : before(course)) {
            if (known.add(earlier.slug())) {
                Page.of(earlier).addBefore(course, known);
            }
        }
    }

    /** The lesson whose page a link of this page leads to. */
    Optional<Lesson> target(Course course, String destination) {
        String path = destination.replaceFirst("#.*", "");
        if (path.isEmpty() || path.contains(":")) {
            return Optional.empty();
        }
        Path target = lesson.doc().resolveSibling(path).toAbsolutePath().normalize();
        return course.lessons().stream()
                .filter(other -> other.doc().toAbsolutePath().normalize().equals(target))
                .findFirst();
    }
}
