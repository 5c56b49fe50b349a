package gradus.classicalml.splitting.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.splitting.Leaks;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.evaluation.TrainTestSplitter;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Which rows of the concrete belong together, and what splits make of them. */
final class Mixes {
    private static final long SEED = 42;

    private final Concrete concrete;
    private final Matrix features;
    private final double[] strengths;

    Mixes(Concrete concrete) {
        this.concrete = concrete;
        this.features = concrete.cases.features();
        this.strengths = concrete.cases.targets();
    }

    void repeats(Lines lines) {
        int[] sizes = concrete.sizes;
        lines.print("%d rows, %d different mixes", strengths.length, sizes.length);
        int[] repeated = Arrays.stream(sizes).filter(size -> size > 1).toArray();
        lines.print(
                "%d of the mixes were tested more than once: %d rows",
                repeated.length, Arrays.stream(repeated).sum());
        int mix = IntStream.range(0, sizes.length)
                .filter(m -> sizes[m] == 5)
                .findFirst()
                .orElseThrow();
        int[] rows = concrete.rowsOf(mix);
        lines.print(
                "mix %d, %.1f kg cement and %.1f kg water in a cubic metre:",
                mix, features.get(rows[0], 0), features.get(rows[0], 3));
        Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> features.get(row, 7)))
                .forEach(row ->
                        lines.print("  row %3d  age %3.0f days  %5.2f MPa", row, features.get(row, 7), strengths[row]));
        lines.print(
                "rows 0 and 1 differ only in coarse aggregate: %.0f and %.0f kg",
                features.get(0, 5), features.get(1, 5));
        lines.print("%d rows are exact copies of an earlier row, strength included", copies());
    }

    /** Rows that have mix, age and strength of an earlier row. */
    private long copies() {
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, strengths.length)
                .filter(row -> !seen.add(Arrays.toString(features.row(row)) + strengths[row]))
                .count();
    }

    /** How many rows of the rare class, strong concrete, are tested. */
    void strongConcrete(Lines lines) {
        int[] strong = Arrays.stream(strengths).mapToInt(s -> s >= 75 ? 1 : 0).toArray();
        lines.print(
                "%d of %d rows reach 75 MPa; test rows among them, %d seeds",
                Arrays.stream(strong).sum(), strong.length, Twins.SEEDS);
        lines.print(
                "random      %s", counts(strong, seed -> Splits.random(strong.length, Concrete.TEST_FRACTION, seed)));
        lines.print("stratified  %s", counts(strong, seed -> Splits.stratified(strong, Concrete.TEST_FRACTION, seed)));
    }

    private static String counts(int[] strong, IntFunction<Split> splitter) {
        double[] counts = IntStream.range(0, Twins.SEEDS)
                .mapToDouble(seed -> Arrays.stream(splitter.apply(seed).test())
                        .map(row -> strong[row])
                        .sum())
                .toArray();
        return Lines.list("%3.0f", "", counts);
    }

    /** Whether the mean of a column moves when test rows are poisoned. */
    void poison(Lines lines) {
        Split split = Splits.grouped(concrete.mixes, Concrete.TEST_FRACTION, 1);
        Function<Matrix, double[]> leaking = X -> Standardiser.fit(X).means();
        Function<Matrix, double[]> sound =
                X -> Standardiser.fit(X.rowsAt(split.train())).means();
        lines.print(
                "mean cement, fitted on all rows       %.2f   moves: %s",
                leaking.apply(features)[0], Leaks.seesTestRows(leaking, features, split.test()));
        lines.print(
                "mean cement, fitted on training rows  %.2f   moves: %s",
                sound.apply(features)[0], Leaks.seesTestRows(sound, features, split.test()));
    }

    /** Tribuo's random split, asked for the same seed. */
    void tribuo(Lines lines) {
        Split ours = Splits.random(strengths.length, Concrete.TEST_FRACTION, SEED);
        Set<Integer> tribuos = tribuosTestRows(strengths.length, Concrete.TEST_FRACTION);
        lines.print(
                "test rows: Tribuo %d, ours %d, the same %d",
                tribuos.size(),
                ours.test().length,
                Arrays.stream(ours.test()).filter(tribuos::contains).count());
        lines.print("of them with a twin in training: %d", Leaks.twins(ours, concrete.mixes).length);
    }

    private static Set<Integer> tribuosTestRows(int rows, double testFraction) {
        double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
        Cases cases = Cases.of(List.of("row"), Matrix.ofColumns(numbers), "number", numbers);
        RegressionFactory factory = new RegressionFactory();
        ListDataSource<Regressor> source = new ListDataSource<>(
                TribuoCases.regression(cases).getData(), factory, new SimpleDataSourceProvenance("rows", factory));
        Set<Integer> test = new HashSet<>();
        new TrainTestSplitter<>(source, 1 - testFraction, Splits.spread(SEED))
                .getTest()
                .forEach(example -> test.add((int) example.getOutput().getValues()[0]));
        return test;
    }
}
