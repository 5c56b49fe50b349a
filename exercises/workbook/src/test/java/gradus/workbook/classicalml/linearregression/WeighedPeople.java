package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expectRefusal;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.engine.check.Changes;
import gradus.engine.check.Inputs;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.workbook.classicalml.linearregression.WeightByTribuo.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** People with their measurements and weights for {@link WeightByTribuo}: those of the lesson, few, or drawn. */
final class WeighedPeople {
    static final Cases KNOWN = BodyMeasurements.training(BodyMeasurements.TAPE);
    static final Cases UNSEEN = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    static final LinearModel EXPECTED = new LinearRegression().fit(KNOWN.features(), KNOWN.targets());

    private WeighedPeople() {}

    /** A small training, and somebody who is asked about. */
    record Training(double[][] rows, double[] kg, Map<String, Double> asked) {
        WeightByTribuo model() {
            return WeightByTribuo.train(people());
        }

        List<Person> people() {
            return IntStream.range(0, kg.length)
                    .mapToObj(i -> new Person(Map.of("a", rows[i][0], "b", rows[i][1]), kg[i]))
                    .toList();
        }

        boolean isSound() {
            HouseholderQr qr = HouseholderQr.of(Matrix.of(rows).withOnes());
            return qr.dependentColumn() < 0
                    && Arrays.stream(kg).skip(1).distinct().count() > 1;
        }
    }

    static Inputs<Training> trainings() {
        double[][] rows = {{0, 1}, {1, -1}, {2, -1}, {3, 1}};
        double[] kg = {1, 2, 3, 6};
        return Inputs.from(
                        List.of(
                                new Training(rows, kg, Map.of("a", 0.0, "b", -0.0)),
                                new Training(rows, kg, Map.of()),
                                new Training(rows, kg, Map.of("a", 1.0, "", 1.0)),
                                new Training(rows, kg, Map.of("a", 1.0, "b", Double.NEGATIVE_INFINITY)),
                                new Training(rows, Changes.times(kg, -1), Map.of("a", 1.0, "B", 1.0))),
                        WeighedPeople::draw,
                        training -> Stream.<Training>empty())
                .filter(Training::isSound);
    }

    static Training draw(RandomGenerator random) {
        int n = random.nextInt(5, 9);
        double[][] rows = new double[n][];
        Arrays.setAll(rows, i -> new double[] {random.nextInt(-3, 9), random.nextInt(5)});
        double[] kg = random.ints(n, 0, 100).asDoubleStream().toArray();
        return new Training(rows, kg, Map.of("a", (double) random.nextInt(10), "b", random.nextDouble()));
    }

    static void refused(WeightByTribuo model, Map<String, Double> asked, String how, String cause, String... words) {
        expectRefusal("predicting " + how, IllegalArgumentException.class, cause, () -> model.predict(asked), words);
    }

    /** The four people of the lesson's points, with a second measurement; lists and maps may be changed. */
    static List<Person> four() {
        double[][] rows = {{0, 1, 1}, {1, -1, 2}, {2, -1, 3}, {3, 1, 6}};
        List<Person> people = new ArrayList<>();
        for (double[] row : rows) {
            people.add(new Person(new LinkedHashMap<>(Map.of("a", row[0], "b", row[1])), row[2]));
        }
        return people;
    }

    /** How much too heavy each prediction of least squares is. */
    static double[] errors(Cases rows) {
        double[] errors = EXPECTED.predict(rows.features());
        double[] actual = rows.targets();
        Arrays.setAll(errors, i -> errors[i] - actual[i]);
        return errors;
    }

    static List<Person> people(Cases rows) {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            people.add(new Person(centimetres(rows, i), rows.targets()[i]));
        }
        return people;
    }

    static Map<String, Double> centimetres(Cases rows, int i) {
        Map<String, Double> centimetres = new LinkedHashMap<>();
        for (int j = 0; j < rows.featureNames().size(); j++) {
            centimetres.put(rows.featureNames().get(j), rows.features().get(i, j));
        }
        return centimetres;
    }
}
