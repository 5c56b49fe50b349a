package gradus.fundamentals.tables;

import gradus.datasets.audit.Audit;
import gradus.datasets.audit.Finding;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * The findings of {@link Audit}, each with what it does to a result and what to ask whoever knows the data. The audit finds
 * suspects; only the answer to the question says whether they are guilty.
 */
public final class ExplainedAudit {
    private ExplainedAudit() {}

    /**
     * A finding and what to make of it.
     *
     * @param finding what was found, and where
     * @param spoils what it does to results, if nobody acts
     * @param ask the question that decides, and what to do by its answer
     */
    public record Explained(Finding finding, String spoils, String ask) {}

    /** Audits a table of which nothing is to be predicted: all that {@link Audit#of(Table)} finds, in its order. */
    public static List<Explained> of(Table table) {
        return Audit.of(table).stream().map(ExplainedAudit::explained).toList();
    }

    /**
     * Audits a table of which one column is to be predicted: all that {@link Audit#of(Table, String)} finds, in its order.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public static List<Explained> of(Table table, String target) {
        return Audit.of(table, target).stream().map(ExplainedAudit::explained).toList();
    }

    private static Explained explained(Finding finding) {
        return new Explained(finding, spoils(finding.kind()), ask(finding.kind()));
    }

    /** What a finding of this kind does to results, if nobody acts. */
    public static String spoils(Finding.Kind kind) {
        return switch (kind) {
            case MISSING -> "every mean is over the rows that have a value, and an inequality drops the others";
            case MARKS -> "the column is text: it sorts as text and has no mean, or the mark becomes a group";
            case NUMERALS -> "the column is text: 1,200 sorts before 900, and nothing can be added up";
            case EMPTY -> "empty rows are counted as rows";
            case DUPLICATES -> "a row counts twice in every sum, and may be both trained on and tested on";
            case CONSTANT -> "it says nothing about differences, and divides by a spread of 0 when scaled";
            case IDENTIFIER -> "a model learns the rows by heart; a count by group has groups of one";
            case OUTLIERS -> "a handful of rows may make the mean and the standard deviation";
            case LEAKAGE -> "a model scores well here and has nothing to go by when it is used";
            case IMBALANCE -> "always answering the frequent class looks accurate";
        };
    }

    /** What to ask about a finding of this kind, and what to do by the answer. */
    public static String ask(Finding.Kind kind) {
        return switch (kind) {
            case MISSING -> "why is it missing, and in which groups? Report the share before you fill or drop";
            case MARKS -> "does the mark mean no value? Then name it when you load";
            case NUMERALS -> "which separator and unit were meant? Convert when you load, and count the cells";
            case EMPTY -> "was a row lost, or is it what a spreadsheet leaves behind? Leave such rows out";
            case DUPLICATES -> "can two rows be equal and both true? If not, drop copies and count them";
            case CONSTANT -> "was the file filtered? Write that down and leave the column out";
            case IDENTIFIER -> "is it the key? Then require that it names each row, and join by it only";
            case OUTLIERS -> "is it a wrong unit, a mark such as 999, or true? Keep what is true";
            case LEAKAGE -> "is it known before the target is? If not, leave it out";
            case IMBALANCE -> "are there enough rows of the rare class? Score each class by itself";
        };
    }
}
