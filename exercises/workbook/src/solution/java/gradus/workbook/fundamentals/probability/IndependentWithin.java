package gradus.workbook.fundamentals.probability;

import java.math.BigInteger;
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
        // begin solution: P(both) = P(first) · P(second), without a rounded digit
        BigInteger alike = BigInteger.valueOf(place.both()).multiply(BigInteger.valueOf(place.neither()));
        BigInteger unlike = BigInteger.valueOf(place.first()).multiply(BigInteger.valueOf(place.second()));
        return alike.equals(unlike); // both · n = (both + first)(both + second), less what stands on both sides
        // end solution
    }

    /**
     * Judges a table of counts.
     *
     * @param regions at least one, with somebody living in at least one of them
     */
    public static Verdict judge(List<Region> regions) {
        // begin solution: judge every region, then the country
        long[] sum = new long[4];
        boolean inRegions = true;
        for (Region r : regions) {
            if (r.both() < 0 || r.first() < 0 || r.second() < 0 || r.neither() < 0) {
                throw new IllegalArgumentException("counts must be at least 0, but were " + r);
            }
            sum[0] += r.both();
            sum[1] += r.first();
            sum[2] += r.second();
            sum[3] += r.neither();
            inRegions &= independent(r);
        }
        Region country = new Region(sum[0], sum[1], sum[2], sum[3]);
        if (country.equals(new Region(0, 0, 0, 0))) {
            throw new IllegalArgumentException("regions must hold at least one person, but held none");
        }
        if (independent(country)) {
            return inRegions ? Verdict.BOTH : Verdict.COUNTRY;
        }
        return inRegions ? Verdict.REGIONS : Verdict.NEITHER;
        // end solution
    }
}
