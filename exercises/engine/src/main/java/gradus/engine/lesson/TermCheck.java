package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.lesson.Page.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * First use is definition: a term stands in bold in the sentence that uses it first, or was defined by a lesson that the page's
 * <em>Before</em> names, or by an earlier lesson that the sentence links to. The words of a link to a lesson only point there.
 */
final class TermCheck {
    /** Bold text of more words is an emphasis. */
    private static final int LONGEST = 4;

    private final Course course;
    private final Page page;
    private final TermsTable table;
    private final Set<String> known;
    private final List<Sentence> sentences;
    private final Map<Term, Sentence> firstUses = new LinkedHashMap<>();

    TermCheck(Course course, Page page, TermsTable table) throws IOException {
        this.course = course;
        this.page = page;
        this.table = table;
        this.known = page.known(course);
        this.sentences = page.lessonText().stream()
                .flatMap(paragraph -> paragraph.sentences().stream())
                .toList();
        findUses();
    }

    private void findUses() {
        Term.Finder finder = new Term.Finder(table.terms());
        for (Sentence sentence : sentences) {
            for (Term.Use use : finder.in(sentence.text())) {
                if (!pointsToLesson(sentence, use)) {
                    firstUses.putIfAbsent(use.term(), sentence);
                }
            }
        }
    }

    private boolean pointsToLesson(Sentence sentence, Term.Use use) {
        return sentence.links().stream()
                .anyMatch(link -> link.holds(use.start())
                        && page.target(course, link.value()).isPresent());
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Term term : table.terms()) {
            gap(term).ifPresent(message -> gaps.add(new Gap("term " + term.name(), message)));
        }
        gaps.addAll(withoutRow());
        return gaps;
    }

    private Optional<String> gap(Term term) {
        Optional<Sentence> definition = definition(term);
        Optional<Sentence> use = Optional.ofNullable(firstUses.get(term));
        boolean own = term.lessons().contains(page.lesson().slug());
        if (own && definition.isEmpty()) {
            return Optional.of("terms.md says that this page defines '" + term.name() + "', but no **" + term.name()
                    + "** stands on it");
        }
        if (use.isEmpty() || term.lessons().stream().anyMatch(known::contains)) {
            return Optional.empty();
        }
        if (own) {
            return definition.equals(use) || isBefore(definition, use)
                    ? Optional.empty()
                    : Optional.of("'" + term.name() + "' must be in **bold**, and explained, where it stands first: \""
                            + use.get().beginning() + "\"");
        }
        return linked(term, use.get())
                ? Optional.empty()
                : Optional.of("'" + term.name()
                        + "' must be defined before it is used: in bold here, by a lesson that Before names, or by a link to "
                        + term.lessons() + " in the sentence \"" + use.get().beginning() + "\"");
    }

    /** An everyday word is looked for by its other forms, so its definition may come first. */
    private boolean isBefore(Optional<Sentence> one, Optional<Sentence> other) {
        return sentences.indexOf(one.orElseThrow()) < sentences.indexOf(other.orElseThrow());
    }

    private Optional<Sentence> definition(Term term) {
        return sentences.stream()
                .filter(sentence -> Stream.concat(sentence.bold().stream(), sentence.labels().stream())
                        .anyMatch(run -> term.isCalled(run.value().replaceFirst("[.:]$", ""))))
                .findFirst();
    }

    private boolean linked(Term term, Sentence use) {
        List<Lesson> order = course.lessons();
        return use.links().stream()
                .flatMap(link -> page.target(course, link.value()).stream())
                .anyMatch(lesson ->
                        term.lessons().contains(lesson.slug()) && order.indexOf(lesson) < order.indexOf(page.lesson()));
    }

    /** What is in bold like a term, and has no row that names this page. */
    private List<Gap> withoutRow() {
        List<Gap> gaps = new ArrayList<>();
        page.lessonText().stream()
                .filter(paragraph -> paragraph.place() == Place.TEXT)
                .flatMap(paragraph -> paragraph.sentences().stream())
                .flatMap(sentence -> sentence.bold().stream())
                .map(run -> run.value().replaceFirst("['’]s$", ""))
                .filter(words -> words.split("\\s+").length <= LONGEST)
                .filter(words -> table.terms().stream()
                        .noneMatch(term -> term.isCalled(words)
                                && term.lessons().contains(page.lesson().slug())))
                .distinct()
                .forEach(words -> gaps.add(new Gap(
                        "row " + words,
                        "**" + words
                                + "** must have a row in terms.md that names this lesson (emphasis is *italic*)")));
        return gaps;
    }
}
