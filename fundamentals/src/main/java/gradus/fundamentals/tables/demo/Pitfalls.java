package gradus.fundamentals.tables.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.tables.Keys;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Six calls of Tablesaw that answer without an error, and what they answer. */
final class Pitfalls {
    private final Table penguins;
    private final Table flights;

    Pitfalls(Table penguins, Table flights) {
        this.penguins = penguins;
        this.flights = flights;
    }

    void pitfalls(Lines lines) {
        StringColumn sex = penguins.stringColumn("sex");
        Table routes = flights.selectColumns("origin", "destination");
        lines.print("                                                 comes to     you wanted");
        row(
                lines,
                "birds not male, by isNotEqualTo(\"male\")",
                sex.isNotEqualTo("male").size(),
                sex.isNotEqualTo("male").and(sex.isNotMissing()).size());
        row(lines, "Adelie penguins, by countBy, sex being first", adelie(), 152);
        row(
                lines,
                "different routes, by dropDuplicateRows",
                routes.dropDuplicateRows().rowCount(),
                Keys.withoutCopies(routes).rowCount());
        row(lines, "rows where nothing is equal, by an inner join", unknownJoined(), 0);
        row(lines, "1 and 2 for one cell: their sum, after cast", castOfTwo(), 3);
        row(lines, "IntColumn.create(\"w\", 3): cells", IntColumn.create("w", 3).size(), 1);
    }

    private static void row(Lines lines, String what, long wrongly, long rightly) {
        lines.print("%-48s %,8d   %,12d", what, wrongly, rightly);
    }

    /** countBy counts the cells with a value of the table's first column, whichever that is. */
    int adelie() {
        Table counts = penguins.selectColumns("sex", "species").countBy("species");
        return (int) counts.where(counts.stringColumn("species").isEqualTo("Adelie"))
                .numberColumn("Count")
                .sum();
    }

    static int unknownJoined() {
        Table one = Table.create("one", StringColumn.create("k", "", ""));
        Table other = Table.create("other", StringColumn.create("k", ""), IntColumn.create("w", new int[] {1}));
        return one.joinOn("k").inner(other).rowCount();
    }

    static int castOfTwo() {
        Table narrow = Table.create(
                "narrow",
                StringColumn.create("id", "p", "p"),
                StringColumn.create("variable", "a", "a"),
                DoubleColumn.create("value", 1, 2));
        return (int) narrow.cast().doubleColumn("a").sum();
    }
}
