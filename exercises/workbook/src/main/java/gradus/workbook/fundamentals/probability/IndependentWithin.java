package gradus.workbook.fundamentals.probability;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * Everybody in a country was asked two questions, so nothing here is a sample, and chance plays no part. For each region you know how many
 * people said yes to both, only to the first, only to the second, or to neither. Judge whether the two answers are independent: in the country as a whole,
 * and given the region (that is, in every region).
 *
 * <ul>
 *   <li>Independence is exact: P(both) = P(first) · P(second). One person too many, and it does not hold.
 *   <li>A question that everybody in a place answers alike is independent of every other there. A region where nobody lives says nothing
 *       and is passed over.
 *   <li>Counts may be as large as you like, as long as all people together fit into a {@code long}.
 *   <li>A country without people, and a count below 0, are refused with an {@code IllegalArgumentException}. The list stays as it is.
 * </ul>
 *
 * <p>You may want to import {@link java.math.BigInteger}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/probability.md">fundamentals/docs/probability.md</a>
 */
public final class IndependentWithin {
    /** How many people of a region said yes to both questions, only to the first, only to the second, to neither. */
    public record Region(long both, long first, long second, long neither) {}

    /** In which sense the two answers are independent. */
    public enum Verdict {
        /** In the country and in every region. */
        BOTH,
        /** In the country, but not in every region. */
        COUNTRY,
        /** In every region, but not in the country. */
        REGIONS,
        /** In neither sense. */
        NEITHER
    }

    private IndependentWithin() {}

    /**
     * Whether the two answers are independent among the people of one place, a region or a whole country.
     *
     * @param place counts of at least 0; true if nobody lives there
     */
    public static boolean independent(Region place) {
        return todo("P(both) = P(first) · P(second), without a rounded digit");
    }

    /**
     * Judges a table of counts.
     *
     * @param regions at least one, with somebody living in at least one of them
     */
    public static Verdict judge(List<Region> regions) {
        return todo("judge every region, then the country");
    }
}
