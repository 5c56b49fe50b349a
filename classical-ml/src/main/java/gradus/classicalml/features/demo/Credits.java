package gradus.classicalml.features.demo;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Imputer;
import gradus.classicalml.features.Interactions;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.OneHot;
import gradus.classicalml.features.OneHot.Unseen;
import gradus.classicalml.features.Scaler;
import gradus.classicalml.features.Selection;
import gradus.classicalml.features.Step;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Will a credit go well? Four steps, and what it pretends when one of them is fitted on test rows as well. */
final class Credits {
    static final int SEEDS = 20;
    private static final int DRAWN = 150;
    private static final int OTHERS = 300;

    static final List<String> NUMBERS =
            List.of("seniority", "time", "age", "expenses", "income", "assets", "debt", "amount", "price");

    /** Which step has seen the test rows. */
    enum Leak {
        NONE("no step"),
        IMPUTER("the imputer (means)"),
        SCALER("the scaler"),
        SELECTION("the selection");

        final String words;

        Leak(String words) {
            this.words = words;
        }
    }

    /** Shares of wrong decisions, one for each draw: on the 50 test rows, and on 300 rows that nothing has seen. */
    record Errors(double[] test, double[] unseen) {}

    private static final Step<Table, Features> FILLED = Step.beside(
            new NumberColumns(NUMBERS).then(Imputer.mean().withoutIndicators()),
            OneHot.of("home").unseen(Unseen.ZEROS),
            OneHot.of("marital").unseen(Unseen.ZEROS),
            OneHot.of("records").unseen(Unseen.ZEROS),
            OneHot.of("job").unseen(Unseen.ZEROS));

    private static final Step<Features, Features> SCALED = Selection.varying().then(Scaler.STANDARD);

    private static final Step<Features, Features> CHOSEN =
            Interactions.ofAllPairs().then(Selection.varying()).then(Selection.strongest(20));

    private final Table credits;
    private final double[] good;

    /** Draw by draw, leak by leak, on test rows and on unseen ones; null until they are asked for. */
    private double[][][] errors;

    Credits(Table credits) {
        this.credits = credits;
        good = good(credits);
    }

    static double[] good(Table credits) {
        return credits.stringColumn("status").asList().stream()
                .mapToDouble(status -> status.equals("good") ? 1 : 0)
                .toArray();
    }

    void leaks(Lines lines) {
        lines.print("wrong decisions in %%, %d draws of 100 training and 50 test rows, mean ± standard error", SEEDS);
        lines.print("saw test rows        50 test rows  300 unseen rows  pretended");
        Errors honest = errors(Leak.NONE);
        for (Leak leak : Leak.values()) {
            Errors errors = errors(leak);
            lines.print(
                    "%-20s %s  %15s  %s",
                    leak.words,
                    Spread.of(percent(errors.test)).text("%4.1f"),
                    Spread.of(percent(errors.unseen)).text("%4.1f"),
                    leak == Leak.NONE
                            ? ""
                            : Spread.of(percent(Vectors.minus(honest.test, errors.test)))
                                    .text("%4.1f"));
        }
    }

    private static double[] percent(double[] shares) {
        return Vectors.scaled(shares, 100);
    }

    Errors errors(Leak leak) {
        if (errors == null) {
            errors = IntStream.range(0, SEEDS)
                    .parallel()
                    .mapToObj(seed -> draw(seed).errors())
                    .toArray(double[][][]::new);
        }
        return new Errors(errors(leak, 0), errors(leak, 1));
    }

    private double[] errors(Leak leak, int side) {
        return Arrays.stream(errors)
                .mapToDouble(draw -> draw[leak.ordinal()][side])
                .toArray();
    }

    /** Rows of credits, and which of them went well. */
    private record Rows(Table credits, double[] good) {
        /** The share that a model decides wrongly. */
        double wrong(ShrunkModel model, Function<Table, Features> features) {
            double[] predictions = model.predict(features.apply(credits).values());
            return IntStream.range(0, good.length)
                            .filter(i -> (predictions[i] >= 0.5) != (good[i] == 1))
                            .count()
                    / (double) good.length;
        }
    }

    /** The same rows whichever step has seen the test rows. */
    private record Draw(Rows training, Rows test, Rows both, Rows unseen) {
        /** On the test rows and on the unseen ones, leak by leak. */
        double[][] errors() {
            return Arrays.stream(Leak.values()).map(this::errors).toArray(double[][]::new);
        }

        private double[] errors(Leak leak) {
            Function<Table, Features> filled =
                    FILLED.fit(seen(leak == Leak.IMPUTER).credits, null).transform();
            Function<Table, Features> scaled =
                    filled.andThen(SCALED.fit(filled.apply(seen(leak == Leak.SCALER).credits), null)
                            .transform());
            Rows chosenFrom = seen(leak == Leak.SELECTION);
            Function<Table, Features> chosen =
                    scaled.andThen(CHOSEN.fit(scaled.apply(chosenFrom.credits), chosenFrom.good)
                            .transform());
            ShrunkModel model = new Ridge(1).fit(chosen.apply(training.credits).values(), training.good);
            return new double[] {test.wrong(model, chosen), unseen.wrong(model, chosen)};
        }

        private Rows seen(boolean testRowsToo) {
            return testRowsToo ? both : training;
        }
    }

    private Draw draw(long seed) {
        Split draw = Splits.random(credits.rowCount(), DRAWN / (double) credits.rowCount(), seed);
        int[] drawn = draw.test();
        Split split = Splits.random(drawn.length, 1 / 3.0, SEEDS + seed).within(drawn);
        int[] others = draw.train();
        int[] unseen = Splits.random(others.length, OTHERS / (double) others.length, 2 * SEEDS + seed)
                .within(others)
                .test();
        return new Draw(rows(split.train()), rows(split.test()), rows(drawn), rows(unseen));
    }

    private Rows rows(int... rows) {
        return new Rows(credits.rows(rows), Vectors.at(good, rows));
    }
}
