package gradus.classicalml.features;

import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A time that comes round again becomes a point on a circle, its sine and cosine: 23:59 and 0:01 are neighbours there, and in a number of
 * hours they are not. Nothing is learned; a missing time is a gap in both columns.
 *
 * @param column a column of dates, or of dates with times
 * @param cycle what comes round
 */
public record Cyclic(String column, Cycle cycle) implements Step<Table, Features> {
    /** What comes round; each says which share of its round has passed, from 0 up to 1. */
    public enum Cycle {
        /** The day, from midnight to midnight. */
        DAY(time -> time.toLocalTime().toNanoOfDay() / 86_400e9),
        /** The week, from Monday 0:00. */
        WEEK(time -> (time.getDayOfWeek().getValue() - 1 + DAY.share(time)) / 7),
        /** The year, from 1 January 0:00; a leap year's days are shorter steps. */
        YEAR(time ->
                (time.getDayOfYear() - 1 + DAY.share(time)) / time.toLocalDate().lengthOfYear());

        private final ToDoubleFunction<LocalDateTime> share;

        Cycle(ToDoubleFunction<LocalDateTime> share) {
            this.share = share;
        }

        /** Which share of the round has passed, in [0, 1). */
        public double share(LocalDateTime time) {
            return share.applyAsDouble(time);
        }
    }

    /** @throws IllegalArgumentException if an argument is null */
    public Cyclic {
        Require.given("column", column);
        Require.given("cycle", cycle);
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        return Fitted.alike(training, this::encoded);
    }

    private Features encoded(Table rows) {
        Column<?> times = Numbers.column(rows, column);
        double[] sines = new double[times.size()];
        double[] cosines = new double[times.size()];
        for (int i = 0; i < sines.length; i++) {
            double angle = times.isMissing(i) ? Double.NaN : 2 * Math.PI * cycle.share(time(i, times.get(i)));
            sines[i] = Math.sin(angle);
            cosines[i] = Math.cos(angle);
        }
        String name = column + "_" + cycle.name().toLowerCase(Locale.ROOT);
        return new Features(List.of(name + "_sin", name + "_cos"), Matrix.ofColumns(sines, cosines));
    }

    private LocalDateTime time(int row, Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof LocalDateTime time) {
            return time;
        }
        throw new IllegalArgumentException(
                "column " + column + " must hold dates or times, but row " + row + " held " + value);
    }
}
