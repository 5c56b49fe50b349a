package gradus.workbook.fundamentals.tables;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.fundamentals.tables.GapReport.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Exercise(lesson = "tables", number = 2, title = "A report of gaps", kind = Kind.BUILD, points = 5, minutes = 15)
@ExplainedIn("tables#missing-values")
@Hint(
        "One question is asked of many cells: does this one have a value? Answer it in one place, isGap, for cells of any column.")
@Hint("Go through each column, and in it through each row: which group is the row in, and is the cell a gap?")
@Hint("Map.merge adds two counts of one group up. A group whose rows have no gap is merged as well: its missing is 0.")
class GapReportTest {
    private static final Set<String> NA = Set.of("NA", "?", "999");

    /** A row of the generated tables; null is missing. */
    private record Line(String island, String sex, Integer year) {}

    private record Question(List<Line> lines, String by, boolean marked) {}

    @Test
    void the_table_and_the_marks_stay_as_they_are() {
        Table table = table(new Line("Dream", " NA", 2007), new Line("?", "", null));
        String before = table.printAll();
        Set<String> marks = new TreeSet<>(NA);
        GapReport.of(table, "island", marks);
        law(
                        "a report should leave the table and the marks as they are",
                        before.equals(table.printAll()) && marks.equals(NA))
                .because("The caller still needs them: turn marks into missing values in a copy, if at all.")
                .toHold();
    }

    @Test
    void four_rows_in_two_groups() {
        for (String column : List.of("year", "age", "ringed", "year_end")) {
            fourRows(column);
        }
    }

    private static void fourRows(String column) {
        expect(
                        "the gaps of " + column
                                + ", by island, in Dream 2007, Dream missing, Biscoe missing, Dream 2009,",
                        gaps(
                                column,
                                line("Dream", 2007),
                                line("Dream", null),
                                line("Biscoe", null),
                                line("Dream", 2009)))
                .ifEqual(
                        Map.of("Dream", new Gap(0, 3), "Biscoe", new Gap(0, 1)),
                        List.of("year", "age").contains(column)
                                ? "So only columns of text are looked at: a number can be missing as well, and isMissing says so."
                                : "So only columns of some types are looked at: a date or a truth value can be missing as well.")
                .when(
                        came -> new Gap(1, 2).equals(came.get("Dream")),
                        "Dream has three rows, so only rows with a value are counted as rows.")
                .usually("Dream has three rows, one of them without a value, and Biscoe one row without.")
                .toEqual(Map.of("Dream", new Gap(1, 3), "Biscoe", new Gap(1, 1)));
    }

    @Test
    void every_group_and_every_column_has_an_entry() {
        Map<String, Map<String, Gap>> report =
                GapReport.of(table(line("Dream", 2007), line("Biscoe", null)), "island", NA);
        String cause = "Whoever reads the report cannot tell \"none missing\" from \"not looked at\".";
        expect(
                        "the groups of year in Dream 2007, Biscoe missing",
                        report.getOrDefault("year", Map.of()).keySet())
                .when(
                        came -> came.equals(Set.of("Biscoe")),
                        "It seems that groups without a gap are left out. " + cause)
                .usually("Dream and Biscoe are groups.")
                .toEqual(Set.of("Dream", "Biscoe"));
        expect(
                        "the columns reported on, of island (which makes the groups), sex, year, age, ringed and year_end",
                        report.keySet())
                .when(
                        came -> came.equals(Set.of("year", "age", "ringed", "year_end")),
                        "It seems that columns without a gap are left out. " + cause)
                .when(
                        came -> came.contains("island"),
                        "Then the column of the groups is reported as well: leave it out.")
                .usually("Every column but that of the groups.")
                .toEqual(Set.of("sex", "year", "age", "ringed", "year_end"));
    }

    @Test
    @Needs("every_group_and_every_column_has_an_entry")
    void text_that_stands_for_no_value() {
        sex(
                "NA",
                1,
                "So a mark is counted as a value. (If you set it to missing in a copy, isMissing may still say false: see What goes wrong.)");
        sex(" NA\t", 1, "So blanks around a mark hide it: strip them before you compare.");
        sex("  ", 1, "So a blank cell is counted as a value.");
        sex("", 1, "Tablesaw's missing text is the empty one.");
        sex("na", 0, "So na is counted as the mark NA. The marks are texts as they are written.");
        sex("NAMIBIA", 0, "So a word that holds a mark is counted as one.");
        sex("male", 0, "It is a value.");
    }

    @Test
    @Needs({"four_rows_in_two_groups", "every_group_and_every_column_has_an_entry"})
    void marks_are_texts() {
        expect("the gaps of year 999, with the mark 999,", gaps("year", line("Dream", 999)))
                .because("So a number that looks like a mark is counted as missing. Marks are for columns of text.")
                .toEqual(Map.of("Dream", new Gap(0, 1)));
    }

    @Test
    @Needs({"four_rows_in_two_groups", "text_that_stands_for_no_value"})
    void rows_without_a_group_are_one_group() {
        expect(
                        "the gaps of year, by island, in Dream 2007, missing 2008, blank 2008, ? missing,",
                        gaps("year", line("Dream", 2007), line("", 2008), line(" ", 2008), line("?", null)))
                .ifEqual(
                        Map.of("Dream", new Gap(0, 1)),
                        "It seems that rows without a group are dropped. They are rows: their group is named \"\".")
                .when(
                        came -> came.containsKey("?"),
                        "It seems that a mark is a group of its own. It stands for no value there as well.")
                .usually(
                        "Three rows have no island, one of them no year: missing, blank and marked are one group, \"\".")
                .toEqual(Map.of("Dream", new Gap(0, 1), "", new Gap(1, 3)));
    }

    @Test
    void a_column_that_does_not_exist_is_refused() {
        expectRefusal(
                "a report by islnd, a column that the table does not have,",
                IllegalArgumentException.class,
                "So an unknown column is not refused as the text says. Ask for its name before you ask for the column.",
                () -> GapReport.of(table(line("Dream", 2007)), "islnd", NA));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<String> islands = Inputs.choice("Dream", "Biscoe", "", " ", "NA", " ?", "Dream ");
        Inputs<String> sexes = Inputs.choice("male", "", "NA", "na", " ? ", "NANA", "999");
        Inputs<Line> line = islands.and(sexes, (island, sex) -> new Line(island, sex, null))
                .and(Inputs.choice(2007, 999, null, 0), (row, year) -> new Line(row.island(), row.sex(), year));
        Inputs<String> by = Inputs.choice("island", "sex", "year", "age", "ringed", "year_end", "nothing", "");
        Agreement.on(Inputs.listOf(line, 6)
                        .and(by, (lines, column) -> new Question(lines, column, true))
                        .and(Inputs.choice(true, false), (q, marked) -> new Question(q.lines(), q.by(), marked)))
                .ask("the gaps by {by} of {lines}", GapReportTest::report)
                .questions(400)
                .holds();
    }

    private static Map<String, Map<String, Gap>> report(Question q) {
        return GapReport.of(table(q.lines().toArray(Line[]::new)), q.by(), q.marked() ? NA : Set.of());
    }

    private static void sex(String cell, int missing, String cause) {
        Map<String, Map<String, Gap>> report = GapReport.of(table(new Line("Dream", cell, 2007)), "island", NA);
        expect("the gaps of sex in the one cell \"" + cell + "\", with the marks NA, ? and 999,", report.get("sex"))
                .because(cause)
                .toEqual(Map.of("Dream", new Gap(missing, 1)));
    }

    private static Map<String, Gap> gaps(String column, Line... lines) {
        return GapReport.of(table(lines), "island", NA).getOrDefault(column, Map.of());
    }

    private static Line line(String island, Integer year) {
        return new Line(island, "male", year);
    }

    private static Table table(Line... lines) {
        IntColumn years = IntColumn.create("year");
        IntStream.range(0, lines.length).forEach(i -> {
            if (lines[i].year() == null) {
                years.appendMissing();
            } else {
                years.append(lines[i].year());
            }
        });
        BooleanColumn ringed = BooleanColumn.create("ringed");
        DateColumn ends = DateColumn.create("year_end");
        for (Line line : lines) {
            ringed.append(line.year() == null ? null : Boolean.valueOf(line.year() > 2000));
            ends.append(line.year() == null ? null : LocalDate.of(line.year(), 12, 31));
        }
        List<Line> rows = List.of(lines);
        return Table.create(
                "penguins",
                StringColumn.create("island", rows.stream().map(Line::island)),
                StringColumn.create("sex", rows.stream().map(Line::sex)),
                years,
                years.asDoubleColumn().setName("age"),
                ringed,
                ends);
    }
}
