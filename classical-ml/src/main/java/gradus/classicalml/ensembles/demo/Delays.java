package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.metrics.ProbabilityScores;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Which flights arrive over a quarter of an hour late: trained on January and February, tested on March. */
final class Delays {
    private static final int LATE_FROM = 16; // minutes
    private static final int TREES = 20;
    static final int ROUNDS = 100;

    final Matrix training;
    final double[] trainingLate;
    final Matrix test;
    final double[] testLate;

    Delays(Table flights, Table airports) {
        Map<String, double[]> places = new HashMap<>();
        for (Row airport : airports) {
            places.put(
                    airport.getString("iata"),
                    new double[] {airport.getDouble("latitude"), airport.getDouble("longitude")});
        }
        double[][] rows = new double[flights.rowCount()][];
        double[] late = new double[rows.length];
        int beforeMarch = 0;
        for (Row flight : flights) {
            int row = flight.getRowNumber();
            rows[row] = features(flight, places);
            late[row] = flight.getInt("delay_min") >= LATE_FROM ? 1 : 0;
            beforeMarch += flight.getDateTime("departure").getMonthValue() < 3 ? 1 : 0;
        }
        training = Matrix.of(Arrays.copyOf(rows, beforeMarch)); // the table is in the order of departure
        trainingLate = Arrays.copyOf(late, beforeMarch);
        test = Matrix.of(Arrays.copyOfRange(rows, beforeMarch, rows.length));
        testLate = Arrays.copyOfRange(late, beforeMarch, rows.length);
    }

    private static double[] features(Row flight, Map<String, double[]> places) {
        LocalDateTime departure = flight.getDateTime("departure");
        double[] from = places.get(flight.getString("origin"));
        double[] to = places.get(flight.getString("destination"));
        return new double[] {
            departure.getHour() * 60 + departure.getMinute(),
            departure.getDayOfWeek().getValue(),
            departure.getDayOfYear(),
            flight.getInt("distance_mi"),
            from[0],
            from[1],
            to[0],
            to[1]
        };
    }

    void flights(Lines lines) {
        lines.print(
                "%d flights train, %d test, of which %.1f%% late",
                training.rows(), test.rows(), 100 * Vectors.mean(testLate));
        lines.print("                                        log loss");
        lines.print("share of late ones in training             %6.4f", always());
        lines.print("forest, leaves of 1 draw                   %6.4f", forest(1));
        lines.print("forest, leaves of 100 draws                %6.4f", forest(100));
        BoostedModel boosted = boosted();
        for (int rounds : new int[] {10, 30, ROUNDS}) {
            lines.print("boosting, %3d trees                        %6.4f", rounds, boosting(boosted, rounds));
        }
    }

    double always() {
        double[] share = new double[testLate.length];
        Arrays.fill(share, Vectors.mean(trainingLate));
        return logLoss(share);
    }

    double forest(int leastDraws) {
        return logLoss(new RandomForest(TREES, 3, leastDraws, 1)
                .fit(training, labels(trainingLate))
                .means(test)
                .column(1));
    }

    BoostedModel boosted() {
        return new GradientBoosting(BoostingLoss.LOG_LOSS, ROUNDS, 0.1, new TreeShape(16, 1, 5))
                .fit(training, trainingLate);
    }

    double boosting(BoostedModel model, int rounds) {
        return logLoss(model.first(rounds).probabilities(test));
    }

    private static int[] labels(double[] late) {
        return Arrays.stream(late).mapToInt(y -> (int) y).toArray();
    }

    private double logLoss(double[] probabilities) {
        return ProbabilityScores.logLoss(probabilities, labels(testLate));
    }
}
