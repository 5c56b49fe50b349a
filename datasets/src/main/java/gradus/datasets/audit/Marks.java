package gradus.datasets.audit;

import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** Cells that are often written where there is no value. Only whoever knows the data can say whether they mean that. */
final class Marks {
    private static final Set<String> ALWAYS = Set.of(
            "",
            "NA",
            "<NA>",
            "N/A",
            "n/a",
            "NaN",
            "nan",
            "NaT",
            "NULL",
            "null",
            "(null)",
            "None",
            "?",
            "-",
            "--",
            "---",
            "\\N",
            "#N/A",
            "#N/A N/A",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#NULL!");

    /** These, too, among numbers; among other words they may well be one of them. */
    private static final Set<String> AMONG_NUMBERS = Set.of(
            ".", "..", "na", "n.a.", "nil", "none", "missing", "unknown", "not available", "not applicable", "–", "—");

    private Marks() {}

    /** Whether a cell of text is one that stands for "no value" wherever it occurs. */
    static boolean isMark(String cell) {
        return ALWAYS.contains(cell.strip());
    }

    /** Whether a cell between numbers stands for "no value". */
    static boolean isMarkAmongNumbers(String cell) {
        return isMark(cell)
                || ALWAYS.contains(cell.strip().toUpperCase(Locale.ROOT))
                || AMONG_NUMBERS.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a row has no value in the column, or a mark in place of one. */
    static boolean isMissing(Column<?> column, int row) {
        return column.isMissing(row) || column instanceof StringColumn words && isMark(words.get(row));
    }

    /** The mark as it is shown and typed. */
    static String shown(String mark) {
        return mark.isBlank() ? "blank" : mark;
    }
}
