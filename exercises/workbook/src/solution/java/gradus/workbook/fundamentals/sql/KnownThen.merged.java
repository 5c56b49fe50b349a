package gradus.workbook.fundamentals.sql;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

public final class KnownThen {
    private KnownThen() {}

    public record Event(int id, int day) {}

    public record Pressure(int id, int day, double value) {}

    public static String sql() {
        return """
                SELECT e.id, e.days,
                       (SELECT arg_max(t.value, (t.days, t.value))
                        FROM lab_tests AS t
                        WHERE t.test = 'sbp' AND t.value IS NOT NULL AND t.id = e.id AND t.days <= e.days) AS pressure
                FROM events AS e""";
    }

    public static List<Double> inJava(List<Event> events, List<Pressure> pressures) {
        List<Pressure> sorted = pressures.stream()
                .sorted(Comparator.comparingInt(Pressure::id)
                        .thenComparingInt(Pressure::day)
                        .thenComparingDouble(Pressure::value))
                .toList();
        int[] order = IntStream.range(0, events.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> events.get(i).id())
                        .thenComparingInt(i -> events.get(i).day()))
                .mapToInt(Integer::intValue)
                .toArray();
        Double[] known = new Double[events.size()];
        int next = 0;
        for (int i : order) {
            Event event = events.get(i);
            while (next < sorted.size()
                    && (sorted.get(next).id() < event.id()
                            || sorted.get(next).id() == event.id()
                                    && sorted.get(next).day() <= event.day())) {
                next++;
            }
            known[i] = next > 0 && sorted.get(next - 1).id() == event.id()
                    ? (Double) sorted.get(next - 1).value()
                    : null;
        }
        return Arrays.asList(known);
    }
}
