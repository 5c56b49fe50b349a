package gradus.workbook.deployment.packaging;

import ai.onnxruntime.OrtSession;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.TribuoData;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;

/** Models that tell birds apart, what Tribuo says by them, and a look into those who serve them by ONNX. */
final class Birds {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo"); // held, or its level is lost with it
    static final List<String> COLUMNS = List.of("wing", "age", "bill", "mass");
    static final List<String> CLASSES = List.of("swift", "auk", "gull");
    static final double[][] ROWS = rows(40, 1);
    private static Model<Label> trained;
    private static Model<Label> twoClasses;

    private Birds() {}

    static double[][] rows(int n, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, n)
                .mapToObj(i -> random.doubles(COLUMNS.size(), -3, 3).toArray())
                .toArray(double[][]::new);
    }

    static Model<Label> model() {
        if (trained == null) {
            TRIBUO.setLevel(Level.WARNING);
            double[][] rows = rows(150, 2);
            int[] classes = Arrays.stream(rows)
                    .mapToInt(x -> x[0] - x[1] > 1 ? 0 : x[2] + 2 * x[3] > 0 ? 1 : 2)
                    .toArray();
            trained = new LogisticRegressionTrainer()
                    .train(TribuoData.classification(COLUMNS, rows, Classes.of(CLASSES, classes)));
        }
        return trained;
    }

    /** Logistic regression on two classes by LibLinear, whose export doubles the logit. */
    static Model<Label> wrongInOnnx() {
        if (twoClasses == null) {
            double[][] rows = rows(100, 3);
            int[] classes =
                    Arrays.stream(rows).mapToInt(x -> x[0] + x[1] > 0 ? 0 : 1).toArray();
            twoClasses = new LibLinearClassificationTrainer(
                            new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR), 1, 100, 0.1)
                    .train(TribuoData.classification(COLUMNS, rows, Classes.of(List.of("swift", "auk"), classes)));
        }
        return twoClasses;
    }

    static double[] byTribuo(Model<Label> model, List<String> columns, String label, double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> model.predict(TribuoData.example(columns, row, LabelFactory.UNKNOWN_LABEL))
                        .getOutputScores()
                        .get(label)
                        .getScore())
                .toArray();
    }

    /** The features in the order of their numbers. */
    static List<String> order() {
        return IntStream.range(0, COLUMNS.size())
                .mapToObj(id -> model().getFeatureIDMap().get(id).getName())
                .toList();
    }

    /** The names under which the numbers of a row are understood if the permutation is turned round. */
    static List<String> inverse() {
        String[] names = new String[COLUMNS.size()];
        for (int j = 0; j < names.length; j++) {
            names[model().getFeatureIDMap().getID(COLUMNS.get(j))] = order().get(j);
        }
        return List.of(names);
    }

    /** A row of the given probability of swift. At one half, twice the logit is the same. */
    static double[] sample(double probability) {
        double low = -5;
        double high = 5;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            double p = byTribuo(wrongInOnnx(), COLUMNS, "swift", new double[][] {{middle, 0, 0, 0}})[0];
            low = p < probability ? middle : low;
            high = p < probability ? high : middle;
        }
        return new double[] {low, 0, 0, 0};
    }

    /** A row whose probability of swift is below a billionth. */
    static double[] rare() {
        double[] rare = {-2, -1, 0, 0};
        while (byTribuo(wrongInOnnx(), COLUMNS, "swift", new double[][] {rare})[0] > 1e-9) {
            rare = Arrays.stream(rare).map(x -> 1.2 * x).toArray();
        }
        return rare;
    }

    /** The sessions that somebody keeps. */
    static List<OrtSession> sessions(ServedByOnnx served) throws IllegalAccessException {
        List<OrtSession> sessions = new ArrayList<>();
        for (Field field : ServedByOnnx.class.getDeclaredFields()) {
            field.setAccessible(true);
            if (field.get(served) instanceof OrtSession session) {
                sessions.add(session);
            }
        }
        return sessions;
    }

    /** ONNX Runtime refuses to close a session that is closed. */
    static boolean closed(OrtSession session) throws Exception {
        try {
            session.close();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
