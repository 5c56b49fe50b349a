package gradus.workbook.fundamentals.probability;

import java.util.List;

/** Products of 128 bits in two longs. */
public final class IndependentWithin {
    public record Region(long both, long first, long second, long neither) {}

    public enum Verdict {
        BOTH,
        COUNTRY,
        REGIONS,
        NEITHER
    }

    private IndependentWithin() {}

    public static Verdict judge(List<Region> regions) {
        long[] sum = new long[4];
        boolean everywhere = true;
        for (Region r : regions) {
            long[] counts = {r.both(), r.first(), r.second(), r.neither()};
            for (int i = 0; i < 4; i++) {
                if (counts[i] < 0) {
                    throw new IllegalArgumentException("count " + counts[i]);
                }
                sum[i] += counts[i];
            }
            everywhere = everywhere && holds(counts);
        }
        if ((sum[0] | sum[1] | sum[2] | sum[3]) == 0) {
            throw new IllegalArgumentException("no people");
        }
        Verdict[] verdicts = {Verdict.NEITHER, Verdict.REGIONS, Verdict.COUNTRY, Verdict.BOTH};
        return verdicts[(holds(sum) ? 2 : 0) + (everywhere ? 1 : 0)];
    }

    public static boolean independent(Region r) {
        return holds(new long[] {r.both(), r.first(), r.second(), r.neither()});
    }

    private static boolean holds(long[] n) {
        return n[0] * n[3] == n[1] * n[2] && Math.multiplyHigh(n[0], n[3]) == Math.multiplyHigh(n[1], n[2]);
    }
}
