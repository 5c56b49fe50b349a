package gradus.datasets.card;

import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.ColumnType;
import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a {@code DATA.md} says. It is Markdown for people, in a fixed order: a title, a paragraph, a list of facts
 * ({@code - Task: regression}), and for each file a heading with its name, a list of facts, and a table of its columns.
 */
public record Card(
        String name,
        String title,
        String about,
        Task task,
        Optional<String> target,
        String licence,
        Terms terms,
        String source,
        String citation,
        List<String> quirks,
        List<DataFile> files) {
    /** The name of the file in a set's folder. */
    public static final String FILE = "DATA.md";

    public Card {
        quirks = List.copyOf(quirks);
        files = List.copyOf(files);
    }

    /** @throws DataException if the text lacks a fact, or states one that cannot be read */
    public static Card parse(String name, String text) {
        return new Parser(name, text.lines().toList()).card();
    }

    /** Reads a card from top to bottom. */
    private static final class Parser {
        private final String name;
        private final List<String> lines;
        private int next;

        Parser(String name, List<String> lines) {
            this.name = name;
            this.lines = lines;
        }

        Card card() {
            String title = heading("# ");
            String about = paragraph();
            Facts facts = facts();
            Optional<String> target = facts.optional("Target");
            Task task = facts.read("Task", "a task such as classification", Task::of);
            List<DataFile> files = new ArrayList<>();
            do {
                files.add(file());
            } while (more());
            return new Card(
                    name,
                    title,
                    about,
                    task,
                    target,
                    facts.get("Licence"),
                    facts.read("Terms", "open, share-alike or facts", Terms::of),
                    facts.get("Source"),
                    facts.get("Citation"),
                    facts.all("Quirk"),
                    files);
        }

        private DataFile file() {
            String file = heading("## ");
            Facts facts = facts();
            int rows = facts.read("Rows", "a whole number", Integer::parseInt);
            long bytes = facts.read("Bytes", "a whole number", Long::parseLong);
            String sha256 = facts.read("SHA-256", "64 hexadecimal digits in backquotes", Parser::sha256);
            Optional<String> holds = facts.optional("Holds");
            if (holds.isPresent()) {
                return new MediaFile(file, rows, bytes, sha256, holds.get());
            }
            return new TableFile(file, rows, bytes, sha256, Set.copyOf(facts.all("Missing mark")), columns());
        }

        private static String sha256(String fact) {
            if (!fact.matches("`[0-9a-f]{64}`")) {
                throw new IllegalArgumentException(fact);
            }
            return fact.substring(1, fact.length() - 1);
        }

        private List<ColumnSpec> columns() {
            require("| Column | Type | Unit | Missing | Meaning |", line());
            next++;
            require("|---|---|---|--:|---|", line());
            next++;
            List<ColumnSpec> columns = new ArrayList<>();
            while (next < lines.size() && line().startsWith("|")) {
                columns.add(column());
                next++;
            }
            return columns;
        }

        private ColumnSpec column() {
            String[] cells =
                    Arrays.stream(line().split("\\|", -1)).map(String::strip).toArray(String[]::new);
            if (cells.length != 7) {
                throw wrong("5 cells between bars", String.valueOf(cells.length - 2));
            }
            try {
                ColumnType type = ColumnType.valueOf(cells[2].toUpperCase(Locale.ROOT));
                return new ColumnSpec(cells[1], type, cells[3], Integer.parseInt(cells[4]), cells[5]);
            } catch (IllegalArgumentException e) {
                throw wrong("a column's name, type, unit, number of missing values and meaning", line());
            }
        }

        private String heading(String mark) {
            if (!more() || !line().startsWith(mark)) {
                throw wrong("a heading that begins with " + mark.strip(), more() ? line() : "the end");
            }
            return lines.get(next++).substring(mark.length()).strip();
        }

        private String paragraph() {
            List<String> words = new ArrayList<>();
            while (more() && !line().startsWith("- ")) {
                words.add(lines.get(next++).strip());
            }
            return String.join(" ", words);
        }

        private Facts facts() {
            more();
            Facts facts = new Facts(Place.of(name + "/" + FILE).line(next + 1L), new LinkedHashMap<>());
            while (more() && line().startsWith("- ")) {
                String[] fact = line().substring(2).split(": ", 2);
                if (fact.length != 2) {
                    throw wrong("a fact such as \"- Task: regression\"", line());
                }
                facts.values()
                        .computeIfAbsent(fact[0], key -> new ArrayList<>())
                        .add(fact[1].strip());
                next++;
                while (next < lines.size() && line().startsWith("  ")) { // a fact goes on in an indented line
                    List<String> values = facts.values().get(fact[0]);
                    values.set(values.size() - 1, values.get(values.size() - 1) + " " + line().strip());
                    next++;
                }
            }
            return facts;
        }

        /** Skips empty lines; whether anything follows. */
        private boolean more() {
            while (next < lines.size() && line().isBlank()) {
                next++;
            }
            return next < lines.size();
        }

        private String line() {
            return next < lines.size() ? lines.get(next) : "";
        }

        private void require(String expected, String found) {
            if (!expected.equals(found)) {
                throw wrong(expected, found);
            }
        }

        private DataException wrong(String expected, String found) {
            return new DataException(Place.of(name + "/" + FILE).line(next + 1L), expected, found);
        }
    }

    /** The facts of one list, by name, in their order. */
    private record Facts(Place place, Map<String, List<String>> values) {
        List<String> all(String fact) {
            return values.getOrDefault(fact, List.of());
        }

        Optional<String> optional(String fact) {
            return all(fact).stream().findFirst();
        }

        String get(String fact) {
            return optional(fact).orElseThrow(() -> new DataException(place, "a fact \"- " + fact + ": …\"", "none"));
        }

        <T> T read(String fact, String expected, Function<String, T> reading) {
            String text = get(fact);
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw new DataException(place.column(fact), expected, text, e);
            }
        }
    }
}
