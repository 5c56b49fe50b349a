package gradus.deployment.monitoring;

import gradus.deployment.monitoring.DashboardPage.Panel;
import gradus.deployment.monitoring.DashboardPage.Series;
import gradus.deployment.monitoring.DelayedLabels.Delays;
import gradus.deployment.monitoring.DelayedLabels.Outcome;
import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.inference.MultipleTesting;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a credit model's weeks look like from outside: what it was asked and what it answered, compared with what it was trained on; its times,
 * read from the histogram that Prometheus reads; and the outcomes, as they become known. Knows nothing of the model.
 */
public final class CreditWatch {
    /** Of one false alarm of the scores' sum, on average. */
    public static final int BUDGET_WEEKS = 52;

    private static final double LEVEL = 0.01;
    private static final int SHOWN = 12; // how many weeks an alarm stands on the page
    private static final int COHORT = 4; // weeks whose outcomes are looked at together
    private static final int LONGEST_DELAY = 60;
    private static final double PROMISED_MS = 100;
    private static final AlertRule.Cusum RULE = (AlertRule.Cusum) AlertRule.cusum(0.5, BUDGET_WEEKS);

    /** Above which the sum raises an alarm. */
    public static final double LIMIT = RULE.limit();

    private final ModelMetrics metrics;
    private final List<String> inputs;
    private final Matrix trainedOn;
    private final double[] usual;
    private final Bins bins;
    private final List<Week> weeks = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private Buckets timesSoFar;

    /**
     * A week.
     *
     * @param number from 1
     * @param answered how many applications had an answer
     * @param bad the mean of the answers
     * @param score by how many standard errors that lies above the mean of the training rows
     * @param psi of the answers
     * @param ks the p-value of the answers by Kolmogorov and Smirnov
     * @param changed the inputs that differ from the training rows, at 1% after Benjamini and Hochberg
     * @param p99 in ms, from the histogram; NaN if it does not know
     */
    public record Week(
            int number, int answered, double bad, double score, Psi psi, double ks, List<String> changed, double p99) {}

    /**
     * A watch.
     *
     * @param metrics what Prometheus is told, by whoever answers and by this watch
     * @param inputs the names of the model's inputs
     * @param trainedOn one row for each row that the model was trained on, one column for each input
     * @param usual what the model answers to those rows
     */
    public CreditWatch(ModelMetrics metrics, List<String> inputs, Matrix trainedOn, double[] usual) {
        this.metrics = Require.given("metrics", metrics);
        this.inputs = List.copyOf(inputs);
        this.trainedOn = Require.given("trainedOn", trainedOn);
        Require.oneLength("trainedOn and usual", trainedOn.rows(), Require.given("usual", usual).length);
        this.usual = usual.clone();
        this.bins = Bins.quantiles(usual, 10);
    }

    /**
     * A week is over.
     *
     * @param asked what was answered: one row for each application, one column for each input
     * @param answers the model's answers to those rows
     * @param times the histogram of the times to answer as it stands now, in seconds, all weeks together
     * @param decided what will become of the week's applications; days are counted from 0, seven per week
     */
    public synchronized Week add(Matrix asked, double[] answers, Buckets times, List<Outcome> decided) {
        Psi psi = Psi.of(bins.counts(usual), bins.counts(answers));
        Week week = new Week(
                weeks.size() + 1,
                answers.length,
                Descriptive.mean(answers),
                standardErrors(answers),
                psi,
                DriftTests.numbers(usual, answers).pValue(),
                changed(asked),
                p99(times));
        timesSoFar = times;
        weeks.add(week);
        outcomes.addAll(decided);
        metrics.drifted(psi.value());
        outcomes.stream()
                .filter(outcome -> outcome.known() <= today() && outcome.known() > today() - 7)
                .forEach(outcome -> metrics.labelled(outcome.bad()));
        return week;
    }

    private double standardErrors(double[] answers) {
        double error = Descriptive.standardDeviation(usual) / Math.sqrt(answers.length);
        return (Descriptive.mean(answers) - Descriptive.mean(usual)) / error;
    }

    private List<String> changed(Matrix asked) {
        double[] p = IntStream.range(0, inputs.size())
                .mapToDouble(j -> pValue(trainedOn.column(j), asked.column(j)))
                .toArray();
        double[] adjusted = MultipleTesting.benjaminiHochberg(p);
        return IntStream.range(0, p.length)
                .filter(j -> adjusted[j] <= LEVEL)
                .mapToObj(inputs::get)
                .toList();
    }

    /** A column of zeros and ones is of two categories; any other is of numbers. */
    private static double pValue(double[] reference, double[] current) {
        return Arrays.stream(reference).allMatch(value -> value == 0 || value == 1)
                ? DriftTests.categories(categories(reference), categories(current))
                        .pValue()
                : DriftTests.numbers(reference, current).pValue();
    }

    private static List<String> categories(double[] values) {
        return DoubleStream.of(values).mapToObj(Double::toString).toList();
    }

    private double p99(Buckets times) {
        Buckets week = timesSoFar == null ? times : times.minus(timesSoFar);
        return week.total() == 0 ? Double.NaN : 1000 * week.quantile(0.99).value();
    }

    /** The last day of the last week. */
    private int today() {
        return 7 * weeks.size() - 1;
    }

    /** What Prometheus is told. */
    public ModelMetrics metrics() {
        return metrics;
    }

    /** The weeks so far. */
    public synchronized List<Week> weeks() {
        return List.copyOf(weeks);
    }

    /** The sum of the scores after each week, which starts again after an alarm. */
    public synchronized double[] sums() {
        return RULE.states(scores());
    }

    private double[] scores() {
        return weeks.stream().mapToDouble(Week::score).toArray();
    }

    /** The weeks with an alarm of the sum, from 1. */
    public synchronized List<Integer> alarms() {
        return RULE.alarms(scores()).stream().map(week -> week + 1).toList();
    }

    /** The share of bad ones among a cohort's known outcomes, weighted for those still to come; one for the four weeks up to each. NaN where too few can be known. */
    public synchronized double[] badByWeek() {
        double ripe = DelayedLabels.mature(outcomes, today(), LONGEST_DELAY);
        if (!(ripe > 0 && ripe < 1)) { // none is old enough, or all are alike: nothing says how late the others come
            return level(Double.NaN);
        }
        Delays delays = Delays.of(outcomes, today(), LONGEST_DELAY);
        return each(week -> DelayedLabels.weighted(cohort(week), today(), delays, 0.2));
    }

    /** The applications of the four weeks that end with a week, from 0. */
    private List<Outcome> cohort(int week) {
        return outcomes.stream()
                .filter(outcome -> outcome.made() / 7 > week - COHORT && outcome.made() / 7 <= week)
                .toList();
    }

    /** The dashboard as it stands after the last week. */
    public synchronized String page() {
        if (weeks.size() < 2) { // silence is not health
            return DashboardPage.html("Credit model", "there are no two weeks to show yet.", "week", List.of());
        }
        String alarm = Stream.of(scoreAlarm(), inputAlarm())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return DashboardPage.html(
                "Credit model, week " + weeks.size(), alarm, "week", List.of(sum(), index(), labels(), times()));
    }

    private String scoreAlarm() {
        return alarms().stream()
                .filter(week -> week > weeks.size() - SHOWN)
                .findFirst()
                .map(week -> "the scores are higher than in training; first alarm in week " + week
                        + ". Look at who applies, then at the outcomes.")
                .orElse("");
    }

    private String inputAlarm() {
        Week last = weeks.get(weeks.size() - 1);
        return last.changed().stream()
                .map(input -> input + " (" + often(input) + " of the last " + Math.min(SHOWN, weeks.size()) + " weeks)")
                .reduce((one, other) -> one + ", " + other)
                .map(list -> "Inputs unlike those in training: " + list + ".")
                .orElse("");
    }

    /** In how many of the weeks that are shown an input was unlike itself. */
    private long often(String input) {
        return weeks.stream()
                .skip(Math.max(0, weeks.size() - SHOWN))
                .filter(week -> week.changed().contains(input))
                .count();
    }

    private Panel sum() {
        return new Panel(
                "Scores, week by week added up",
                "standard errors of the weekly mean; starts again after an alarm",
                List.of(
                        new Series("sum", false, sums()),
                        new Series("one false alarm in " + BUDGET_WEEKS + " weeks", true, level(LIMIT))));
    }

    private Panel index() {
        return new Panel(
                "PSI of the scores, and what chance allows",
                "PSI; the limit moves with the number of applications",
                List.of(
                        new Series(
                                "PSI", false, each(week -> weeks.get(week).psi().value())),
                        new Series(
                                "exceeded in 1 quiet week of 100",
                                true,
                                each(week -> weeks.get(week).psi().threshold(LEVEL)))));
    }

    private Panel labels() {
        return new Panel(
                "Bad credits, corrected for what is still to come",
                "share among four weeks' applications, by their last week",
                List.of(
                        new Series("corrected", false, badByWeek()),
                        new Series(
                                "what has arrived (biased)",
                                true,
                                each(week -> DelayedLabels.arrived(cohort(week), today())))));
    }

    private Panel times() {
        double[] p99 = each(week -> weeks.get(week).p99());
        return new Panel(
                Arrays.stream(p99).allMatch(time -> time <= PROMISED_MS)
                        ? "99 of 100 answers come within a tenth of a second"
                        : "Some weeks are slower than promised",
                "p99 in milliseconds, from the histogram behind /metrics",
                List.of(new Series("p99", false, p99), new Series("promised", true, level(PROMISED_MS))));
    }

    private double[] each(IntToDoubleFunction value) {
        return IntStream.range(0, weeks.size()).mapToDouble(value).toArray();
    }

    private double[] level(double value) {
        return each(week -> value);
    }
}
