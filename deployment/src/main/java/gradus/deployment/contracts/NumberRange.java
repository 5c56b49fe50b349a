package gradus.deployment.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The numbers between two ends.
 *
 * @param min the lower end, or null if there is none
 * @param minOpen whether the lower end itself is out
 * @param max the upper end, or null if there is none
 * @param maxOpen whether the upper end itself is out
 * @param whole whether only whole numbers count
 */
public record NumberRange(BigDecimal min, boolean minOpen, BigDecimal max, boolean maxOpen, boolean whole) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Every number. */
    public static final NumberRange ALL = new NumberRange(null, false, null, false, false);

    /** Whether a number lies in the range. */
    public boolean contains(BigDecimal x) {
        return (min == null || x.compareTo(min) > (minOpen ? 0 : -1))
                && (max == null || x.compareTo(max) < (maxOpen ? 0 : 1))
                && (!whole || isWhole(x));
    }

    private static boolean isWhole(BigDecimal x) {
        return x.signum() == 0 || x.stripTrailingZeros().scale() <= 0;
    }

    /** A number of this range that the other does not contain, the shortest that comes to hand; empty if there is none. */
    public Optional<BigDecimal> outside(NumberRange other) {
        return candidates(other).stream()
                .filter(x -> contains(x) && !other.contains(x))
                .min(Comparator.comparing((BigDecimal x) -> x.toPlainString().length())
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Up to so many numbers of this range; all of them if there are fewer. */
    List<BigDecimal> some(int limit) {
        List<BigDecimal> found = new ArrayList<>();
        for (BigDecimal start : new TreeSet<>(candidates(this))) {
            BigDecimal x = start;
            for (int i = 0; i < limit && found.size() < limit && contains(x); i++) {
                if (found.stream().noneMatch(x::equals)) {
                    found.add(x);
                }
                x = plain(
                        max == null
                                ? x.add(BigDecimal.ONE)
                                : whole ? step(x) : x.add(max).divide(TWO));
            }
        }
        return found;
    }

    private BigDecimal step(BigDecimal x) {
        return min == null ? x.subtract(BigDecimal.ONE) : x.add(BigDecimal.ONE);
    }

    /** The range in words, such as {@code from 147 to 199}. */
    public String words() {
        String from = min == null ? "" : (minOpen ? " above " : " from ") + min.toPlainString();
        String to = max == null ? "" : (maxOpen ? " below " : " to ") + max.toPlainString();
        return "a " + (whole ? "whole " : "") + "number" + from + to;
    }

    /**
     * Points enough to tell the two ranges apart: the ends, and beside each end the next whole number and a fraction before it.
     * Between two neighbouring ends nothing changes, so a difference shows at one of them.
     */
    private List<BigDecimal> candidates(NumberRange other) {
        TreeSet<BigDecimal> ends = new TreeSet<>();
        for (NumberRange range : List.of(this, other)) {
            if (range.min != null) {
                ends.add(plain(range.min));
            }
            if (range.max != null) {
                ends.add(plain(range.max));
            }
        }
        if (ends.isEmpty()) {
            return List.of(BigDecimal.ZERO, new BigDecimal("0.5"));
        }
        List<BigDecimal> points = new ArrayList<>(ends);
        for (BigDecimal end : ends) {
            BigDecimal next = end.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            BigDecimal previous = end.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
            BigDecimal above = ends.higher(end);
            points.add(next);
            points.add(previous);
            points.add(plain(end.add(above == null ? next : next.min(above)).divide(TWO)));
            points.add(plain(end.add(previous).divide(TWO)));
        }
        return points;
    }

    private static BigDecimal plain(BigDecimal x) {
        BigDecimal stripped = x.signum() == 0 ? BigDecimal.ZERO : x.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
