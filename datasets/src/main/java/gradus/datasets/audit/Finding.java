package gradus.datasets.audit;

/**
 * Something in a table that deserves a look before anything is learned from it.
 *
 * @param kind what kind of thing
 * @param column where, or empty for whole rows
 * @param says what, in a sentence with the numbers
 */
public record Finding(Kind kind, String column, String says) {
    /** What can be found. */
    public enum Kind {
        /** Cells without a value. */
        MISSING,
        /** Text cells that may mean "no value", such as NA. */
        MARKS,
        /** Text that would be numbers without a comma, a currency, a percent sign. */
        NUMERALS,
        /** Rows without any value. */
        EMPTY,
        /** Rows that are exact copies of earlier rows. */
        DUPLICATES,
        /** A column that says the same everywhere. */
        CONSTANT,
        /** A column that names rows: every value occurs once. */
        IDENTIFIER,
        /** Numbers far from the others. */
        OUTLIERS,
        /** A column that knows the target: perhaps it was written down after the fact. */
        LEAKAGE,
        /** A class that hardly occurs. */
        IMBALANCE
    }
}
