package gradus.workbook.fundamentals.probability;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** By the definition, with fractions over people cleared. */
public final class IndependentWithin {
    public record Region(long both, long first, long second, long neither) {
        BigInteger people() {
            return BigInteger.valueOf(both + first + second + neither);
        }
    }

    public enum Verdict {
        BOTH,
        COUNTRY,
        REGIONS,
        NEITHER
    }

    private IndependentWithin() {}

    public static Verdict judge(List<Region> regions) {
        Region country = new Region(0, 0, 0, 0);
        List<Region> places = new ArrayList<>();
        for (Region r : regions) {
            if (Math.min(Math.min(r.both, r.first), Math.min(r.second, r.neither)) < 0) {
                throw new IllegalArgumentException("a count below 0");
            }
            country = new Region(
                    country.both + r.both,
                    country.first + r.first,
                    country.second + r.second,
                    country.neither + r.neither);
            if (r.people().signum() > 0) {
                places.add(r);
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException("nobody");
        }
        boolean everywhere = places.stream().allMatch(IndependentWithin::independent);
        boolean here = independent(country);
        return here && everywhere
                ? Verdict.BOTH
                : here ? Verdict.COUNTRY : everywhere ? Verdict.REGIONS : Verdict.NEITHER;
    }

    public static boolean independent(Region r) {
        BigInteger yesFirst = BigInteger.valueOf(r.both + r.first);
        BigInteger yesSecond = BigInteger.valueOf(r.both + r.second);
        return BigInteger.valueOf(r.both).multiply(r.people()).equals(yesFirst.multiply(yesSecond));
    }
}
