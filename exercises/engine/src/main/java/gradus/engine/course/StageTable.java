package gradus.engine.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of lessons in a stage's {@code README.md}: the one place where their order stands. A row begins with the
 * lesson's number and its name: {@code | 12 | [descriptive](docs/descriptive.md) | …} where there is a page,
 * {@code | 13 | probability *(planned)* | …} where there is none yet; the cell after it holds the lesson's question. A row with
 * nothing but a name in bold, {@code | | **Data** | | | |}, begins a part of the stage. What else a cell says is for people, but
 * for the word <em>shared</em> in emphasis, {@code *shared*}, which marks a room whose code any later lesson may use.
 *
 * @param rows from top to bottom
 */
public record StageTable(List<Row> rows) {
    private static final Pattern ROW = Pattern.compile(
            "\\|\\s*(\\d+)\\s*\\|\\s*(?:\\[([a-z0-9-]+)]\\(([^)]*)\\)|([a-z0-9-]+))([^|]*\\|([^|]*).*)");
    private static final Pattern PART = Pattern.compile("\\|\\s*\\|\\s*\\*\\*([^*|]+)\\*\\*\\s*\\|.*");
    private static final Pattern SHARED = Pattern.compile("\\*\\(?shared\\)?\\*");

    /**
     * One lesson.
     *
     * @param part the part of the stage that it belongs to; empty in a stage without parts
     * @param number its place in the stage, from 1
     * @param slug such as {@code linear-regression}
     * @param question what it answers
     * @param page where its page lies, as seen from the stage's folder; empty if it is planned
     * @param shared whether its row is marked as shared
     */
    public record Row(String part, int number, String slug, String question, String page, boolean shared) {
        /** Whether the lesson has no page yet. */
        public boolean planned() {
            return page.isEmpty();
        }
    }

    /**
     * Reads the table of a stage.
     *
     * @param module the stage's folder
     * @return a table without rows if the folder has no {@code README.md} or no such table
     * @throws IllegalArgumentException if two rows have one number or name
     */
    public static StageTable of(Path module) throws IOException {
        Path readme = module.resolve("README.md");
        List<Row> rows = new ArrayList<>();
        if (Files.exists(readme)) {
            String part = "";
            for (String line : Files.readAllLines(readme)) {
                Matcher heading = PART.matcher(line.strip());
                part = heading.matches() ? heading.group(1).strip() : part;
                row(part, line).ifPresent(row -> add(rows, row, readme));
            }
        }
        return new StageTable(List.copyOf(rows));
    }

    /** The row of a lesson. */
    public Optional<Row> row(Lesson lesson) {
        return rows.stream().filter(row -> row.slug().equals(lesson.slug())).findFirst();
    }

    private static Optional<Row> row(String part, String line) {
        Matcher row = ROW.matcher(line.strip());
        if (!row.matches()) {
            return Optional.empty();
        }
        boolean linked = row.group(2) != null;
        return Optional.of(new Row(
                part,
                Integer.parseInt(row.group(1)),
                linked ? row.group(2) : row.group(4),
                row.group(6).strip(),
                linked ? row.group(3) : "",
                SHARED.matcher(row.group(5)).find()));
    }

    private static void add(List<Row> rows, Row row, Path readme) {
        for (Row other : rows) {
            if (other.number() == row.number() || other.slug().equals(row.slug())) {
                throw new IllegalArgumentException("each row of the table in " + readme
                        + " must have a number and a name of its own, but there are " + other.number() + " "
                        + other.slug() + " and " + row.number() + " " + row.slug());
            }
        }
        rows.add(row);
    }
}
