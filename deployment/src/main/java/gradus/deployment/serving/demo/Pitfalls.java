package gradus.deployment.serving.demo;

import gradus.classicalml.linearregression.LinearModel;
import gradus.deployment.monitoring.JsonLines;
import gradus.deployment.serving.WeightModel;
import gradus.fundamentals.demo.Lines;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** What goes wrong behind an endpoint that answers 200. */
final class Pitfalls {
    private Pitfalls() {}

    /** A model that saves one small allocation per call, and mixes up its callers: the buffer belongs to all of them. */
    private static final class Hasty {
        private final LinearModel model = WeightModel.fit().linear();
        private final double[] scratch = new double[5];

        double predict(double[] features, Runnable meanwhile) {
            System.arraycopy(features, 0, scratch, 0, scratch.length);
            meanwhile.run(); // what another thread does between these two lines, if the scheduler says so
            return model.predict(scratch);
        }
    }

    static void pitfalls(Lines lines) {
        lines.print("                                                 wrongly   rightly");
        Hasty hasty = new Hasty();
        double[] small = {160, 85, 70, 55, 34};
        double[] tall = {190, 110, 95, 62, 41};
        lines.row(
                "%s       %.1f kg   %.1f kg",
                "a small person, while a tall one is served",
                hasty.predict(small, () -> hasty.predict(tall, () -> {})),
                hasty.predict(small, () -> {}));
        String path = "/x\n{\"level\":\"INFO\",\"event\":\"request\",\"status\":200}";
        LogRecord record = new LogRecord(Level.INFO, "request");
        record.setParameters(new Object[] {Map.of("path", path)});
        lines.print(
                "lines in the log, if a path holds a newline      %7d   %7d",
                ("INFO request " + path).lines().count(),
                new JsonLines().format(record).lines().count());
    }
}
