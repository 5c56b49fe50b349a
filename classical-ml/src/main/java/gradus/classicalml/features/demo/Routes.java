package gradus.classicalml.features.demo;

import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.features.Cyclic;
import gradus.classicalml.features.Cyclic.Cycle;
import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.Step;
import gradus.classicalml.features.TargetEncoder;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How late flights arrive, by distance and hour, and by the mean delay of their route: known how? */
final class Routes {
    static final int SEEDS = 12;
    static final double SMOOTHING = 10;
    static final Learner LEAST_SQUARES = (X, y) -> new LinearRegression().fit(X, y)::predict;

    /** How the route becomes a number. */
    enum Way {
        NONE("route left out"),
        ALL_ROWS("mean delay of the route, test rows included"),
        OWN_ROW("mean delay, each training row's own included"),
        OUT_OF_FOLD("mean delay, out of fold");

        final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /** Root mean squared errors in minutes, one for each seed. */
    record Errors(double[] training, double[] test) {}

    final Table flights;
    final double[] delays;
    /** How often each flight's route is flown. */
    final int[] timesFlown;

    /** Distance and hour: nothing in them is learned, so no split can change them. */
    private final Features plain;

    private final Fitted<Table, Features> ofAllRows;

    /** Seed by seed, way by way, on training and on test rows; null until they are asked for. */
    private double[][][] errors;

    Routes(Table flights) {
        List<String> routes = IntStream.range(0, flights.rowCount())
                .mapToObj(i -> flights.getString(i, "origin") + "-" + flights.getString(i, "destination"))
                .toList();
        this.flights =
                flights.selectColumns("distance_mi", "departure").addColumns(StringColumn.create("route", routes));
        delays = Numbers.vector(flights, "delay_min");
        Map<String, Integer> counts = new HashMap<>();
        routes.forEach(route -> counts.merge(route, 1, Integer::sum));
        timesFlown = routes.stream().mapToInt(counts::get).toArray();
        plain = Step.beside(NumberColumns.of("distance_mi"), new Cyclic("departure", Cycle.DAY))
                .fit(this.flights, delays)
                .training();
        ofAllRows = encoder(0).fit(this.flights, delays);
    }

    void routes(Lines lines) {
        lines.print("%d flights, typically %.1f minutes off their mean delay", delays.length, spread());
        lines.print("%d routes; %d of them were flown once", different(), singles());
    }

    double spread() {
        double[] mean = new double[delays.length];
        Arrays.fill(mean, Vectors.mean(delays));
        return Scores.rootMeanSquaredError(mean, delays);
    }

    long different() {
        return flights.stringColumn("route").countUnique();
    }

    long singles() {
        return Arrays.stream(timesFlown).filter(times -> times == 1).count();
    }

    void encoders(Lines lines) {
        lines.print("root mean squared error in minutes, %d random splits, mean ± standard error", SEEDS);
        lines.print("                                              training rows     test rows");
        for (Way way : Way.values()) {
            lines.print(
                    "%-45s %s  %s",
                    way.words,
                    Spread.of(errors(way).training).text("%5.2f"),
                    Spread.of(errors(way).test).text("%5.2f"));
        }
    }

    /** Trained and tested on the same {@link #SEEDS} splits whichever the way. */
    Errors errors(Way way) {
        if (errors == null) {
            errors = IntStream.range(0, SEEDS)
                    .parallel()
                    .mapToObj(seed -> errors(Splits.random(delays.length, 0.2, seed), seed))
                    .toArray(double[][][]::new);
        }
        return new Errors(errors(way, 0), errors(way, 1));
    }

    private double[] errors(Way way, int side) {
        return Arrays.stream(errors)
                .mapToDouble(split -> split[way.ordinal()][side])
                .toArray();
    }

    /** Those on training and on test rows, way by way. */
    private double[][] errors(Split split, long seed) {
        Table training = flights.rows(split.train());
        Table test = flights.rows(split.test());
        double[] known = Vectors.at(delays, split.train());
        Features plainTraining = plain.rowsAt(split.train());
        Features plainTest = plain.rowsAt(split.test());
        Fitted<Table, Features> honest = encoder(seed).fit(training, known);
        return Arrays.stream(Way.values())
                .map(way -> {
                    if (way == Way.NONE) {
                        return errors(split, plainTraining, plainTest);
                    }
                    Fitted<Table, Features> route = route(way, honest).fit(training, known);
                    return errors(split, plainTraining.beside(route.training()), plainTest.beside(route.apply(test)));
                })
                .toArray(double[][]::new);
    }

    private double[] errors(Split split, Features training, Features test) {
        double[] known = Vectors.at(delays, split.train());
        Function<Matrix, double[]> model = LEAST_SQUARES.fit(training.values(), known);
        return new double[] {
            Scores.rootMeanSquaredError(model.apply(training.values()), known),
            Scores.rootMeanSquaredError(model.apply(test.values()), Vectors.at(delays, split.test()))
        };
    }

    private Step<Table, Features> route(Way way, Fitted<Table, Features> honest) {
        return switch (way) {
            case NONE -> throw new IllegalArgumentException("way must have a route, but was " + way);
            case ALL_ROWS -> seesAllRows(fitted(ofAllRows), flights, delays);
            case OWN_ROW -> seesItsOwnRow(fitted(honest));
            case OUT_OF_FOLD -> fitted(honest);
        };
    }

    private static TargetEncoder encoder(long seed) {
        return new TargetEncoder("route", SMOOTHING, 5, seed);
    }

    /** A step that has been fitted before, to the same rows: what ways share is learned once. */
    private static Step<Table, Features> fitted(Fitted<Table, Features> before) {
        return (training, targets) -> before;
    }

    /** A leak: fitted before the split. */
    static <I, O> Step<I, O> seesAllRows(Step<I, O> step, I allRows, double[] allTargets) {
        return (training, targets) ->
                Fitted.alike(training, step.fit(allRows, allTargets).transform());
    }

    /** A leak: training rows are treated as if their targets had not been learned from. */
    static <I, O> Step<I, O> seesItsOwnRow(Step<I, O> step) {
        return (training, targets) ->
                Fitted.alike(training, step.fit(training, targets).transform());
    }

    /** Flights of routes that are flown two or three times: their delay against what describes them. */
    List<XyPlot> ownRow() {
        int[] rare = IntStream.range(0, delays.length)
                .filter(i -> timesFlown[i] == 2 || timesFlown[i] == 3)
                .filter(i -> Math.abs(delays[i]) <= 120)
                .toArray();
        Fitted<Table, Features> fitted = new TargetEncoder("route", 0, 5, 1).fit(flights, delays);
        double[] own = Vectors.at(fitted.apply(flights).column("route_target"), rare);
        double[] others = Vectors.at(fitted.training().column("route_target"), rare);
        return List.of(
                panel("Its own delay is in the mean", own, Vectors.at(delays, rare)),
                panel("Out of fold", others, Vectors.at(delays, rare)));
    }

    private static XyPlot panel(String title, double[] encoded, double[] delays) {
        return Plot.xy(480, 400, title, "mean delay of the route (minutes)", "delay of the flight (minutes)")
                .points("flights", encoded, delays, Plot.soft(Plot.colour(0)))
                .markerSize(4)
                .noLegend()
                .x(-60, 120)
                .y(-60, 120);
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                        760,
                        440,
                        "What the mean delay of the route is worth",
                        "one dot per split, from left to right; a bar at their mean",
                        "root mean squared error (minutes)")
                .noXTicks()
                .y(26, 36);
        for (Way way : Way.values()) {
            strip(plot, way.ordinal() + 0.8, "training " + way.ordinal(), errors(way).training, Plot.colour(0));
            strip(plot, way.ordinal() + 1.2, "test " + way.ordinal(), errors(way).test, Plot.colour(1));
        }
        String[] names = {"no route", "all rows", "own row", "out of fold"};
        for (int i = 0; i < names.length; i++) {
            plot.words(names[i], i + 1.0, 26.4);
        }
        return plot.noLegend().words("blue: training rows, orange: test rows", 2.5, 35.6);
    }

    private static void strip(XyPlot plot, double x, String name, double[] errors, Color colour) {
        double[] places = IntStream.range(0, errors.length)
                .mapToDouble(i -> x + 0.26 * (i / (errors.length - 1.0) - 0.5))
                .toArray();
        double mean = Spread.of(errors).mean();
        plot.points(name, places, errors, colour)
                .unnamedLine(new double[] {x - 0.16, x + 0.16}, new double[] {mean, mean}, Color.BLACK, 2);
    }
}
