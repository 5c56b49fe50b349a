import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.stream.IntStream;

/** By collectors, and by adding up what each demand of the past would have cost. */
public final class TwoBaselines {
    public static double[] medianOfGroup(String[] groups, double[] targets, int atLeast, String[] asked) {
        // begin solution: collect the targets of each group, take medians, fall back where rows are few
        double all = median(Arrays.stream(targets).boxed().toList());
        Map<String, Double> medians = IntStream.range(0, groups.length)
                .boxed()
                .collect(groupingBy(
                        i -> groups[i],
                        collectingAndThen(
                                toList(),
                                rows -> rows.size() < atLeast
                                        ? all
                                        : median(rows.stream()
                                                .map(i -> targets[i])
                                                .toList()))));
        return Arrays.stream(asked)
                .mapToDouble(group -> medians.getOrDefault(group, all))
                .toArray();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        // end solution
    }

    public static int loaves(int[] demand, int missed, int leftOver) {
        // begin solution: sort a copy; one more loaf pays as long as enough days want it
        int best = Integer.MAX_VALUE;
        long least = Long.MAX_VALUE;
        for (int baked : demand) {
            long cost = 0;
            for (int wanted : demand) {
                cost += wanted > baked ? (long) missed * (wanted - baked) : (long) leftOver * (baked - wanted);
            }
            if (cost < least || cost == least && baked < best) {
                least = cost;
                best = baked;
            }
        }
        return best;
        // end solution
    }
}
