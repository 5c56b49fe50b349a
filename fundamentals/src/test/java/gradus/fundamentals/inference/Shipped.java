package gradus.fundamentals.inference;

import gradus.datasets.DataSets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** The lesson's data sets as arrays, and the draws that peer_inference.R made. */
final class Shipped {
    static final Table NAMES = DataSets.RESUME_NAMES.table();
    private static final Table SLEEP = DataSets.SLEEP.table();
    private static final Table PLANTS = DataSets.PLANT_GROWTH.table();

    private Shipped() {}

    /** Hours gained with drug 1 or 2, patient by patient. */
    static double[] sleep(int drug) {
        return SLEEP.where(SLEEP.intColumn("group").isEqualTo(drug))
                .doubleColumn("extra")
                .asDoubleArray();
    }

    /** What each patient slept longer with drug 2 than with drug 1, in tenths of an hour: whole numbers, so that no sum rounds. */
    static double[] gainInTenths() {
        return IntStream.range(0, 10)
                .mapToDouble(i -> Math.rint(10 * (sleep(2)[i] - sleep(1)[i])))
                .toArray();
    }

    static double[] plants(String group) {
        return PLANTS.where(PLANTS.stringColumn("group").isEqualTo(group))
                .doubleColumn("weight")
                .asDoubleArray();
    }

    /** Counts of résumés: a row for each value of the column, in the given order; called back, and not. */
    static long[][] calls(String column, String... values) {
        return Arrays.stream(values)
                .map(value -> new long[] {count(column, value, "yes"), count(column, value, "no")})
                .toArray(long[][]::new);
    }

    private static long count(String column, String value, String call) {
        return NAMES.stringColumn(column)
                .isEqualTo(value)
                .and(NAMES.stringColumn("call").isEqualTo(call))
                .size();
    }

    static int[][] draws(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Shipped.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toArray(int[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
