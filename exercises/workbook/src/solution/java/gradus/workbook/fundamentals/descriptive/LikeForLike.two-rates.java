package gradus.workbook.fundamentals.descriptive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds the table up once, standardises each group's rate to the same shares, and subtracts. */
public final class LikeForLike {
    public record Cell(String group, String stratum, long successes, long trials) {}

    private LikeForLike() {}

    public static double pooledGap(List<Cell> cells, String group, String reference) {
        return pooled(totals(cells, group)) - pooled(totals(cells, reference));
    }

    public static double gap(List<Cell> cells, String group, String reference) {
        Map<String, long[]> one = totals(cells, group);
        Map<String, long[]> other = totals(cells, reference);
        one.values().removeIf(total -> total[1] == 0);
        other.values().removeIf(total -> total[1] == 0);
        one.keySet().retainAll(other.keySet());
        other.keySet().retainAll(one.keySet());
        double everyone = 0;
        for (String stratum : one.keySet()) {
            everyone += one.get(stratum)[1] + other.get(stratum)[1];
        }
        return everyone == 0
                ? Double.NaN
                : standardised(one, one, other, everyone) - standardised(other, one, other, everyone);
    }

    public static boolean reverses(List<Cell> cells, String group, String reference) {
        double pooled = pooledGap(cells, group, reference);
        double gap = gap(cells, group, reference);
        return pooled < 0 && gap > 0 || pooled > 0 && gap < 0;
    }

    private static double standardised(
            Map<String, long[]> rates, Map<String, long[]> one, Map<String, long[]> other, double everyone) {
        Set<String> strata = rates.keySet();
        return strata.stream()
                .mapToDouble(stratum -> (one.get(stratum)[1] + other.get(stratum)[1])
                        / everyone
                        * rates.get(stratum)[0]
                        / rates.get(stratum)[1])
                .sum();
    }

    private static double pooled(Map<String, long[]> totals) {
        double successes = totals.values().stream().mapToLong(total -> total[0]).sum();
        return successes / totals.values().stream().mapToLong(total -> total[1]).sum();
    }

    private static Map<String, long[]> totals(List<Cell> cells, String group) {
        Map<String, long[]> totals = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.group().equals(group)) {
                long[] total = totals.computeIfAbsent(cell.stratum(), stratum -> new long[2]);
                total[0] += cell.successes();
                total[1] += cell.trials();
            }
        }
        return totals;
    }
}
