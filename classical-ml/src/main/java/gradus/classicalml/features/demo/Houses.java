package gradus.classicalml.features.demo;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.Imputer;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.OneHot;
import gradus.classicalml.features.Ordinal;
import gradus.classicalml.features.Pipeline;
import gradus.classicalml.features.Scaler;
import gradus.classicalml.features.Step;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Prices of houses: a whole pipeline, and what becomes of it when the scaler is fitted again on what it is asked about. */
final class Houses {
    static final int SEEDS = 12;

    final Table houses;
    final double[] prices;

    Houses(Table houses) {
        this.houses = houses;
        prices = Vectors.scaled(Numbers.vector(houses, "sale_price"), 1e-3);
    }

    /** Columns of three kinds, each with its own steps. */
    static Step<Table, Features> features() {
        Step<Table, Features> numbers = Step.beside(
                        NumberColumns.of("gr_liv_area", "year_built", "garage_area"),
                        NumberColumns.of("lot_frontage").withGapAt(0))
                .then(Imputer.median())
                .then(Scaler.STANDARD);
        Step<Table, Features> quality = Ordinal.of("heating_qc", "Poor", "Fair", "Typical", "Good", "Excellent");
        return Step.beside(
                numbers, quality, OneHot.of("neighborhood").atLeast(100).withBaseline());
    }

    void pipeline(Lines lines) {
        Split split = Splits.random(prices.length, 0.2, 1);
        Pipeline.Trained trained = new Pipeline(features(), Routes.LEAST_SQUARES)
                .fit(houses.rows(split.train()), Vectors.at(prices, split.train()));
        lines.print(
                "%d training rows, %d numbers each:",
                split.train().length, trained.featureNames().size());
        Features first = trained.features(houses.rows(split.test()[0]));
        for (int j = 0; j < first.columns(); j++) {
            lines.print("%-32s %6.2f", first.names().get(j), first.values().get(0, j));
        }
        lines.print(
                "error on %d test rows: %.1f thousand dollars",
                split.test().length,
                Scores.rootMeanSquaredError(
                        trained.predict(houses.rows(split.test())), Vectors.at(prices, split.test())));
    }

    /** Errors in thousand dollars, seed by seed: steps kept as they were fitted, or fitted again on each batch. */
    double[][] keptAndRefitted() {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> keptAndRefitted(Splits.random(prices.length, 0.2, seed)))
                .toArray(double[][]::new);
    }

    private double[] keptAndRefitted(Split split) {
        Step<Table, Features> scaled =
                NumberColumns.of("gr_liv_area", "year_built", "garage_area").then(Scaler.STANDARD);
        Fitted<Table, Features> fitted = scaled.fit(houses.rows(split.train()), null);
        Function<Matrix, double[]> model =
                Routes.LEAST_SQUARES.fit(fitted.training().values(), Vectors.at(prices, split.train()));
        int[] dear = Arrays.stream(split.test())
                .filter(row -> houses.getString(row, "neighborhood").equals("Northridge_Heights"))
                .toArray();
        Table batch = houses.rows(dear);
        return new double[] {
            Scores.rootMeanSquaredError(model.apply(fitted.apply(batch).values()), Vectors.at(prices, dear)),
            Scores.rootMeanSquaredError(
                    model.apply(scaled.fit(batch, null).training().values()), Vectors.at(prices, dear))
        };
    }

    void refitted(Lines lines) {
        double[][] errors = keptAndRefitted();
        lines.print(
                "error on a batch of test rows, the houses of Northridge Heights, in thousand dollars, %d splits",
                SEEDS);
        String[] words = {"scaled by the training rows", "scaled by the batch itself"};
        for (int way = 0; way < 2; way++) {
            int w = way;
            lines.print(
                    "%-28s %s",
                    words[way],
                    Spread.of(Arrays.stream(errors).mapToDouble(e -> e[w]).toArray())
                            .text("%5.1f"));
        }
    }

    void unseen(Lines lines) {
        int[] without = IntStream.range(0, prices.length)
                .filter(row -> !houses.getString(row, "neighborhood").equals("Greens"))
                .toArray();
        int[] with = IntStream.range(0, prices.length)
                .filter(row -> houses.getString(row, "neighborhood").equals("Greens"))
                .toArray();
        Fitted<Table, Features> strict = OneHot.of("neighborhood").fit(houses.rows(without), null);
        Features other = OneHot.of("neighborhood")
                .atLeast(100)
                .fit(houses.rows(without), null)
                .apply(houses.rows(with));
        lines.print("neighborhood=(other) of a house in Greens: %.0f", other.column("neighborhood=(other)")[0]);
        try {
            strict.apply(houses.rows(with));
        } catch (IllegalArgumentException refused) {
            lines.print("refused: %s", refused.getMessage().replaceAll("\\[.*]", "[…]"));
        }
    }
}
