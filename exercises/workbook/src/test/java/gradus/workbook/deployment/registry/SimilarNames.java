package gradus.workbook.deployment.registry;

import java.util.List;

/**
 * Two names that are not the same, but are for some comparisons.
 *
 * @param asked of which model versions are promoted
 * @param other another model, whose champion must stay what it is
 * @param cause what takes one for the other
 */
record SimilarNames(String asked, String other, String cause) {
    private static final String LIKE =
            "The names were compared by LIKE, for which _ is any letter and % any text. Compare them with =.";
    private static final String GLOB =
            "The names were compared by GLOB, for which ? is any letter and * any text. Compare them with =.";
    private static final String CASE =
            "A large letter is another letter: LIKE, COLLATE NOCASE and lower() do not tell the two apart. Compare with =.";
    private static final String BLANK = "A blank belongs to the name: do not trim it.";
    private static final String PART = "A name that begins, ends or holds another is another name. Compare the whole.";

    /** Pairs for each comparison that people take for {@code =}. */
    static final List<SimilarNames> PAIRS = List.of(
            new SimilarNames("risk_a", "risk-a", LIKE),
            new SimilarNames("risk%", "risk 5", LIKE),
            new SimilarNames("risk?", "risk5", GLOB),
            new SimilarNames("*", "risk", GLOB),
            new SimilarNames("risk", "Risk", CASE),
            new SimilarNames("RISK", "risk", CASE),
            new SimilarNames("risk", "risk ", BLANK),
            new SimilarNames(" risk", "risk", BLANK),
            new SimilarNames("risk", "risks", PART),
            new SimilarNames("risk", "my risk", PART));
}
