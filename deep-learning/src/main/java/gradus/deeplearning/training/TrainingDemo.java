package gradus.deeplearning.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.fundamentals.demo.Figures;
import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Prints the numbers of the lesson <em>training</em> and draws its figures. */
public final class TrainingDemo {
    private static final List<Logger> TALKATIVE = List.of(Logger.getLogger("ai.djl"), Logger.getLogger("org.tribuo"));
    private static final int RUNS = 84;
    private static final Network SMALL = Network.of(64);
    private static final Network WIDE = Network.of(256);
    private static final Network DEEP = Network.of(64, 64, 64, 64, 64);

    private final Figures figures;
    private final ProgressBar progress;
    private final Forms.Split split = Forms.byForm();

    private TrainingDemo(Figures figures, ProgressBar progress) {
        this.figures = figures;
        this.progress = progress;
    }

    /** Arguments: {@code [--figures DIR] [--show]}. */
    public static void main(String[] args) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
        PyTorch.settle();
        Figures figures = Figures.of(args);
        try (ProgressBar progress = new ProgressBarBuilder()
                .setTaskName("training runs")
                .setInitialMax(RUNS)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK) // no colours: its output may go to a file
                .setUpdateIntervalMillis(500)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, 80))
                .build()) {
            new TrainingDemo(figures, progress).run();
        }
    }

    private void run() {
        data();
        step();
        firstRun();
        initialisation();
        learningRates();
        schedule();
        curves();
        dropout();
        earlyStopping();
        memory();
        test();
    }

    private void data() {
        section("data");
        print(
                "forms %d, training digits %d, validation digits %d, test digits %d%n",
                Forms.count(),
                split.training().size(),
                split.validation().size(),
                split.test().size());
        print(
                "logistic regression (Tribuo): validation accuracy %.3f%n",
                Baseline.fit(split.training()).accuracy(split.validation()));
    }

    private void step() {
        Digits batch = split.training().batches(32, new Random(1)).get(0);
        Recipe recipe = Recipe.of(Network.of()).withOptimizer(Recipe.sgd(Tracker.fixed(0.5f)));
        Engine.getInstance().setRandomSeed(1);
        try (Model model = Model.newInstance("softmax", Device.cpu())) {
            Block block = recipe.network().block();
            model.setBlock(block);
            try (Trainer trainer = model.newTrainer(recipe.config())) {
                trainer.initialize(new Shape(1, Digits.PIXELS));
                SoftmaxLayer before = SoftmaxLayer.of(block);
                float loss = TrainingStep.step(trainer, batch);
                SoftmaxLayer after = before.step(batch, 0.5);
                SoftmaxLayer djl = SoftmaxLayer.of(block);
                section("step");
                print("                     DJL      plain Java%n");
                print("loss before     %9.6f      %9.6f%n", loss, before.loss(batch));
                print("loss after      %9.6f      %9.6f%n", Evaluation.loss(block, batch), after.loss(batch));
                print("all 650 numbers agree to one millionth: %s%n", djl.distance(after) < 1e-6 ? "yes" : "no");
            }
        }
    }

    private void firstRun() {
        section("first-run");
        print("epoch  training loss  validation loss  validation accuracy%n");
        for (Epoch epoch : run(Recipe.of(SMALL)).history()) {
            if (List.of(0, 2, 10, 20, 40).contains(epoch.number())) {
                print(
                        "%5d  %13.3f  %15.3f  %19.3f%n",
                        epoch.number(), epoch.trainingLoss(), epoch.validationLoss(), epoch.validationAccuracy());
            }
        }
    }

    private static Map<String, Initializer> initializers() {
        Map<String, Initializer> named = new LinkedHashMap<>();
        named.put("all zeros", Initializer.ZEROS);
        named.put("normal, sd 0.01", new NormalInitializer(0.01f));
        named.put("normal, sd 1", new NormalInitializer(1f));
        named.put("Kaiming", Recipe.KAIMING);
        return named;
    }

    private void initialisation() {
        section("initialisation");
        print("weights          layer 1  layer 2  layer 3  layer 4  layer 5   logits   training loss%n");
        initializers().forEach((name, initializer) -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-15s", name));
            for (double size : Initialisation.signal(DEEP, initializer, split.training(), 1)) {
                line.append(String.format(Locale.ROOT, "%9.2g", size));
            }
            print("%s%16s%n", line, afterTenEpochs(initializer));
        });
    }

    private String afterTenEpochs(Initializer initializer) {
        Recipe recipe = Recipe.of(DEEP)
                .withInitializer(initializer)
                .withOptimizer(Recipe.momentum(Tracker.fixed(0.05f), 0.9f))
                .withEpochs(10);
        try {
            Result result = run(recipe);
            return String.format(Locale.ROOT, "%.3f", result.last().trainingLoss());
        } catch (IllegalStateException neverFinite) {
            return "refused";
        }
    }

    private void learningRates() {
        Map<String, Function<Tracker, Supplier<Optimizer>>> rules = new LinkedHashMap<>();
        rules.put("SGD", Recipe::sgd);
        rules.put("SGD with momentum 0.9", rate -> Recipe.momentum(rate, 0.9f));
        rules.put("Adam", Recipe::adam);
        double[] rates = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};
        section("learning-rates");
        StringBuilder header = new StringBuilder(String.format(Locale.ROOT, "%-22s", "learning rate"));
        for (double rate : rates) {
            header.append(String.format(
                    Locale.ROOT,
                    "%7s",
                    BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString()));
        }
        print("%s%n", header);
        XYChart chart =
                chart("Loss after ten epochs, mean of two seeds", "learning rate (log scale)", "validation loss");
        chart.getStyler().setXAxisLogarithmic(true);
        rules.forEach((name, rule) -> {
            double[] losses = new double[rates.length];
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s", name));
            for (int i = 0; i < rates.length; i++) {
                Recipe recipe = Recipe.of(SMALL)
                        .withOptimizer(rule.apply(Tracker.fixed((float) rates[i])))
                        .withEpochs(10);
                losses[i] = mean(recipe, 2);
                line.append(String.format(Locale.ROOT, "%7.2f", losses[i]));
            }
            print("%s%n", line);
            chart.addSeries(name, rates, losses).setMarker(SeriesMarkers.CIRCLE);
        });
        figures.draw("training-rates", chart);
    }

    private void schedule() {
        section("schedule");
        print("peak rate   constant   warm-up and cosine%n");
        int steps = 32 * 20; // 1021 digits in batches of 32, 20 epochs
        for (float peak : new float[] {0.003f, 0.01f, 0.03f}) {
            Recipe constant = Recipe.of(SMALL)
                    .withOptimizer(Recipe.adam(Tracker.fixed(peak)))
                    .withEpochs(20);
            Recipe falling = constant.withOptimizer(Recipe.adam(new WarmUpCosine(peak, steps / 10, steps)));
            print("%9.3f   %8.2f   %18.2f%n", peak, mean(constant, 3), mean(falling, 3));
        }
    }

    private void curves() {
        Map<String, Result> runs = new LinkedHashMap<>();
        runs.put("rate too low", run(Recipe.of(SMALL).withOptimizer(Recipe.sgd(Tracker.fixed(0.003f)))));
        Recipe greedy = Recipe.of(WIDE).withOptimizer(Recipe.adam(Tracker.fixed(0.01f)));
        runs.put("overfitting", run(greedy, Forms.of(List.of(1, 2))));
        runs.put("rate too high", run(Recipe.of(SMALL).withOptimizer(Recipe.sgd(Tracker.fixed(2f)))));
        section("curves");
        XYChart chart = chart("Three ways to go wrong", "epoch", "mean log loss");
        Iterator<Color> colours = Figures.COLOURS.iterator();
        runs.forEach((name, result) -> {
            print(
                    "%-14s training loss %.3f, validation loss %.3f%n",
                    name, result.last().trainingLoss(), result.last().validationLoss());
            List<Double> epochs =
                    result.history().stream().map(e -> (double) e.number()).toList();
            XYSeries training = chart.addSeries(
                    name + ": training",
                    epochs,
                    result.history().stream().map(Epoch::trainingLoss).toList());
            XYSeries validation = chart.addSeries(
                    name + ": validation",
                    epochs,
                    result.history().stream().map(Epoch::validationLoss).toList());
            training.setLineColor(colours.next());
            validation.setLineColor(training.getLineColor());
            training.setMarker(SeriesMarkers.NONE);
            validation.setMarker(SeriesMarkers.NONE);
            training.setLineStyle(
                    new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0));
        });
        figures.draw("training-curves", chart);
    }

    private void dropout() {
        section("dropout");
        print("dropout  training loss  validation loss  validation accuracy%n");
        for (float probability : new float[] {0, 0.5f}) {
            Recipe recipe = Recipe.of(WIDE.withDropout(probability)).withEpochs(50);
            List<Result> results = runs(recipe, 3);
            print(
                    "%7.2f  %13.3f  %15.3f  %19.3f%n",
                    probability,
                    mean(results, result -> result.last().trainingLoss()),
                    mean(results, result -> result.last().validationLoss()),
                    mean(results, result -> result.last().validationAccuracy()));
        }
    }

    private void earlyStopping() {
        section("early-stopping");
        Recipe recipe =
                Recipe.of(WIDE).withOptimizer(Recipe.adam(Tracker.fixed(0.01f))).withEpochs(60);
        print("patience  epochs run  kept epoch  its loss, accuracy  last loss, accuracy%n");
        for (Recipe each : List.of(recipe, recipe.withPatience(10))) {
            Result result = run(each, Forms.of(List.of(1, 2)));
            print(
                    "%8d  %10d  %10d  %8.3f  %8.3f  %9.3f  %8.3f%n",
                    each.patience(),
                    result.last().number(),
                    result.best().number(),
                    result.keptLoss(),
                    result.best().validationAccuracy(),
                    result.last().validationLoss(),
                    result.last().validationAccuracy());
        }
    }

    private void memory() {
        List<Digits> batches = split.training().batches(32, new Random(1));
        try (Model model = Model.newInstance("mlp", Device.cpu());
                NDManager longLived = NDManager.newBaseManager()) {
            model.setBlock(SMALL.block());
            try (Trainer trainer = model.newTrainer(Recipe.of(SMALL).config())) {
                trainer.initialize(new Shape(1, Digits.PIXELS));
                section("memory");
                print("live arrays      one manager for all   one manager a step%n");
                List<Integer> leaking = LiveArrays.leak(trainer, longLived, batches);
                NDManager everything = longLived.getParentManager();
                int others = LiveArrays.count(everything) - LiveArrays.count(longLived);
                for (int step = 1; step <= batches.size(); step++) {
                    TrainingStep.step(trainer, batches.get(step - 1));
                    int tidy = LiveArrays.count(everything) - LiveArrays.count(longLived) - others;
                    if (List.of(1, 2, batches.size()).contains(step)) {
                        print("after step %2d    %19d   %18d%n", step, leaking.get(step - 1), tidy);
                    }
                }
                print("the same leak into a capped manager: %s%n", leakIntoCapped(trainer, batches));
            }
        }
    }

    private static String leakIntoCapped(Trainer trainer, List<Digits> batches) {
        try (NDManager capped = NDManager.newBaseManager()) {
            capped.cap();
            return "not noticed: " + LiveArrays.leak(trainer, capped, batches);
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    private void test() {
        Recipe recipe = Recipe.of(WIDE.withDropout(0.5f)).withEpochs(60);
        Verdict unseen = judge(recipe, split);
        Verdict random = judge(recipe, Forms.atRandom(1));
        section("test");
        print("test digits               logistic regression   network   nearest neighbour%n");
        print("from forms never seen     %s%n", unseen);
        print("drawn at random           %s%n", random);
    }

    /** Accuracies on the test digits. */
    private record Verdict(double baseline, double network, double neighbour) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%19.3f   %7.3f   %17.3f", baseline, network, neighbour);
        }
    }

    private Verdict judge(Recipe recipe, Forms.Split parts) {
        try (TrainedMlp network = new MlpTrainer(recipe).fit(parts.training(), parts.validation())) {
            progress.step();
            return new Verdict(
                    Baseline.fit(parts.training()).accuracy(parts.test()),
                    Evaluation.accuracy(network.predict(parts.test()), parts.test()),
                    Evaluation.accuracy(NearestNeighbour.predict(parts.training(), parts.test()), parts.test()));
        }
    }

    /** What remains of a run when its network is closed. */
    private record Result(List<Epoch> history, Epoch best, double keptLoss) {
        Epoch last() {
            return history.get(history.size() - 1);
        }
    }

    private Result run(Recipe recipe) {
        return run(recipe, split.training());
    }

    private Result run(Recipe recipe, Digits training) {
        progress.step();
        try (TrainedMlp network = new MlpTrainer(recipe).fit(training, split.validation())) {
            return new Result(network.history(), network.best(), network.loss(split.validation()));
        }
    }

    private List<Result> runs(Recipe recipe, int seeds) {
        return Stream.iterate(1, seed -> seed + 1)
                .limit(seeds)
                .map(seed -> run(recipe.withSeed(seed)))
                .toList();
    }

    /** The mean of the last epochs' validation losses. */
    private double mean(Recipe recipe, int seeds) {
        return mean(runs(recipe, seeds), result -> result.last().validationLoss());
    }

    private static double mean(List<Result> results, ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).average().orElseThrow();
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(430)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
        chart.getStyler().setMarkerSize(6);
        return chart;
    }

    private static void section(String name) {
        print("== %s ==%n", name);
    }

    private static void print(String format, Object... values) {
        System.out.print(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }
}
