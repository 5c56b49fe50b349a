package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.crossvalidation.LearningCurve;
import gradus.classicalml.crossvalidation.LearningCurve.Point;
import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Few columns and many, trained on few people and on more. */
final class Curves {
    static final int[] SIZES = {30, 40, 50, 60, 80, 100, 150, 200, 300, 456};

    final List<Point> few;
    final List<Point> many;

    Curves(People people) {
        few = curve(people, people.weighedBy(List.of("height_cm", "waist_girth", "hip_girth")));
        many = curve(people, Learners.leastSquares());
    }

    private static List<Point> curve(People people, Learner learner) {
        return LearningCurve.of(
                people.cases,
                Folds.repeated(5, 1, seed -> Folds.random(people.rows(), 10, seed)),
                SIZES,
                learner,
                Scores::rootMeanSquaredError,
                1);
    }

    void curves(Lines lines) {
        lines.print("root mean squared error in kg, mean of 10 folds five times");
        lines.print("              3 columns            23 columns");
        lines.print("people    training  test       training  test");
        for (int i = 0; i < SIZES.length; i++) {
            lines.print(
                    "%6d   %8.2f %6.2f     %8.2f %6.2f",
                    SIZES[i],
                    few.get(i).onTraining(),
                    few.get(i).onTest(),
                    many.get(i).onTraining(),
                    many.get(i).onTest());
        }
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                        760,
                        420,
                        "Which is better depends on how many rows there are",
                        "people trained on",
                        "root mean squared error (kg)")
                .noLegend()
                .y(0, 5);
        plot.line("23 columns, test", sizes(), at(many, Point::onTest), Plot.colour(1), 3)
                .line("23 columns, training", sizes(), at(many, Point::onTraining), Plot.colour(1), 1)
                .line("3 columns, test", sizes(), at(few, Point::onTest), Plot.colour(0), 3)
                .line("3 columns, training", sizes(), at(few, Point::onTraining), Plot.colour(0), 1);
        return plot.words("3 columns, test", 200, 3.78)
                .words("3 columns, training", 200, 3.3)
                .words("23 columns, test", 200, 2.5)
                .words("23 columns, training", 200, 1.75);
    }

    private static double[] sizes() {
        return Arrays.stream(SIZES).asDoubleStream().toArray();
    }

    private static double[] at(List<Point> points, ToDoubleFunction<Point> which) {
        return points.stream().mapToDouble(which).toArray();
    }
}
