package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The course's terms and symbols: the tables in the {@code docs/terms.md} of all stages together. A table under the heading
 * {@code | Term | Also | Lesson |} or {@code | Symbol | Meaning | Lesson |}; several lessons stand with commas between them.
 *
 * @param terms the rows of the tables of terms
 * @param symbols the rows of the tables of symbols
 */
record TermsTable(List<Term> terms, List<Symbol> symbols) {
    /** What stands for a lesson where readers bring a symbol from school. */
    static final String SCHOOL = "school";

    /**
     * A row of a table of symbols.
     *
     * @param symbol as {@link Symbols#symbols(String)} has it
     * @param meaning in words
     * @param lessons the slugs of the lessons in which it has this meaning
     */
    record Symbol(String symbol, String meaning, List<String> lessons) {}

    /**
     * Reads the tables of a course.
     *
     * @throws IllegalArgumentException if a row is not as it must be
     */
    static TermsTable of(Course course) throws IOException {
        TermsTable table = new TermsTable(new ArrayList<>(), new ArrayList<>());
        for (Path file : files(course)) {
            table.read(file);
        }
        table.refuseStrangers(course);
        table.refuseTwins();
        return table;
    }

    private static List<Path> files(Course course) {
        return course.lessons().stream()
                .map(lesson -> lesson.module().resolve("docs/terms.md"))
                .distinct()
                .filter(Files::exists)
                .toList();
    }

    private void read(Path file) throws IOException {
        String heading = "";
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.isEmpty() || cells.get(0).startsWith("--")) {
                continue;
            }
            if (cells.size() != 3) {
                throw new IllegalArgumentException(
                        file + ", line " + (i + 1) + " must have three cells, but has " + cells.size());
            }
            if (cells.get(0).equals("Term") || cells.get(0).equals("Symbol")) {
                heading = cells.get(0);
            } else {
                add(heading, cells, file + ", line " + (i + 1));
            }
        }
    }

    private void add(String heading, List<String> cells, String place) {
        List<String> lessons = list(cells.get(2));
        if (heading.equals("Symbol")) {
            Set<String> symbols = Symbols.symbols(cells.get(0));
            if (symbols.size() != 1) {
                throw new IllegalArgumentException(place + " must name one symbol, but was " + cells.get(0));
            }
            this.symbols.add(new Symbol(symbols.iterator().next(), cells.get(1), lessons));
        } else {
            boolean everyday = cells.get(0).startsWith("*");
            terms.add(new Term(cells.get(0).replace("*", ""), list(cells.get(1)), everyday, lessons));
        }
    }

    private static List<String> cells(String line) {
        if (!line.startsWith("|")) {
            return List.of();
        }
        return Stream.of(line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1))
                .map(cell -> cell.replace("\\|", "|").strip())
                .toList();
    }

    private static List<String> list(String cell) {
        return Stream.of(cell.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void refuseStrangers(Course course) {
        Set<String> slugs = course.lessons().stream().map(Lesson::slug).collect(Collectors.toSet());
        terms.forEach(term -> refuseStrangers(term.name(), term.lessons(), slugs));
        slugs.add(SCHOOL);
        symbols.forEach(symbol -> refuseStrangers(symbol.symbol(), symbol.lessons(), slugs));
    }

    private static void refuseStrangers(String row, List<String> lessons, Set<String> slugs) {
        if (lessons.isEmpty() || !slugs.containsAll(lessons)) {
            throw new IllegalArgumentException(
                    "terms.md: the row of " + row + " must name lessons that have a page, but names " + lessons);
        }
    }

    private void refuseTwins() {
        Map<String, Term> owners = new HashMap<>();
        for (Term term : terms) {
            Stream.concat(Stream.of(term.name()), term.also().stream()).forEach(form -> {
                if (owners.put(form, term) != null) {
                    throw new IllegalArgumentException("terms.md must have one row for '" + form + "', but has two");
                }
            });
        }
    }
}
