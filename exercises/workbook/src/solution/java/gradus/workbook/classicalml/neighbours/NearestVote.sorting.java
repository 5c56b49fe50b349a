package gradus.workbook.classicalml.neighbours;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same by sorting rows with their distances, and a root that changes nothing. */
public final class NearestVote {
    private record Near(double distance, String label) {}

    private NearestVote() {}

    public static Optional<String> predict(double[][] rows, String[] labels, double[] query, int k) {
        if (k <= 0 || k > rows.length) {
            throw new IllegalArgumentException("cannot ask k = " + k + " of " + rows.length);
        }
        List<Near> all = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            all.add(new Near(distance(rows, rows[i], query), labels[i]));
        }
        all.sort(Comparator.comparingDouble(Near::distance));
        int voting = k;
        while (voting < all.size()
                && all.get(voting).distance() == all.get(k - 1).distance()) {
            voting++;
        }
        Map<String, Integer> votes = new HashMap<>();
        all.subList(0, voting).forEach(near -> votes.merge(near.label(), 1, Integer::sum));
        int most = votes.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        List<Near> leaders = all.subList(0, voting).stream()
                .filter(near -> votes.get(near.label()) == most)
                .toList();
        boolean disputed = leaders.stream()
                .anyMatch(near -> near.distance() == leaders.get(0).distance()
                        && !near.label().equals(leaders.get(0).label()));
        return disputed ? Optional.empty() : Optional.of(leaders.get(0).label());
    }

    private static double distance(double[][] rows, double[] row, double[] query) {
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            for (double[] each : rows) {
                least = Math.min(least, each[j]);
                most = Math.max(most, each[j]);
            }
            if (most != least) {
                sum += Math.pow((row[j] - least) / (most - least) - (query[j] - least) / (most - least), 2);
            }
        }
        return Math.sqrt(sum);
    }
}
