package gradus.workbook.deployment.registry;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Seeds;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.deployment.registry.NightlyRun.Feature;
import gradus.workbook.deployment.registry.NightlyRun.Run;
import gradus.workbook.deployment.registry.NightlyRun.Workers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "registry",
        number = 3,
        title = "The run that gives something else each time",
        kind = Kind.FIX,
        points = 6,
        minutes = 20)
@Hint(
        "Train twice and compare the files line by line. What differs in the order of lines, what in all digits, what in the last ones?")
@Hint("Which of the values that the file depends on are not arguments? And which arguments may decide nothing?")
@Hint(
        "A sum in floating point depends on the order of its terms. Let each part have a sum of its own, and add these in a fixed order.")
@ExplainedIn("registry#what-a-record-must-hold")
class NightlyRunTest {
    private static final Instant NIGHT = Instant.parse("2026-03-01T03:00:00Z");
    private static final int ROWS = 41;
    private static final List<String> NAMES = List.of("waist", "height", "age", "chest", "thigh", "calf");
    private static final Workers FORWARD = tasks -> tasks.forEach(Runnable::run);
    private static final Workers BACKWARD = tasks -> {
        List<Runnable> turned = new ArrayList<>(tasks);
        Collections.reverse(turned);
        turned.forEach(Runnable::run);
    };
    private static final Workers LAST_FIRST = tasks -> {
        List<Runnable> turned = new ArrayList<>(tasks);
        Collections.rotate(turned, 1);
        turned.forEach(Runnable::run);
    };

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    /** New objects each time, with the same names and numbers. */
    private static List<Feature> features() {
        Random random = new Random(5);
        return NAMES.stream().map(name -> new Feature(name, column(random))).toList();
    }

    private static double[] column(Random random) {
        double[] values = random.doubles(ROWS, -1, 1).toArray();
        double mean = Arrays.stream(values).sum() / ROWS;
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    /** 3 + 2 waist − height + noise of some size. */
    private static double[] targets(double noise) {
        Random random = new Random(5);
        double[] waist = column(random);
        double[] height = column(random);
        Random other = new Random(6);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> 3 + 2 * waist[i] - height[i] + noise * other.nextGaussian())
                .toArray();
    }

    private static Run train(long seed, Workers workers, Instant instant) {
        return NightlyRun.train(features(), targets(0.5), seed, workers, at(instant));
    }

    private static List<String> names(String file) {
        return file.lines().map(line -> line.split(" ")[0]).toList();
    }

    private static Map<String, Double> numbers(String file) {
        Map<String, Double> numbers = new TreeMap<>();
        file.lines()
                .map(line -> line.split(" "))
                .filter(words -> !words[0].equals("seed"))
                .forEach(words -> numbers.put(words[0], Double.parseDouble(words[1])));
        return numbers;
    }

    /** All lines but the seed's, whatever their order. */
    private static String weights(String file) {
        return String.join(
                "\n",
                file.lines().filter(line -> !line.startsWith("seed ")).sorted().toList());
    }

    private static boolean isSorted(List<String> names) {
        return names.equals(names.stream().sorted().toList());
    }

    @Test
    void the_file_has_its_lines_in_order_and_nothing_else() {
        List<String> expected = new ArrayList<>(List.of("seed", "bias"));
        expected.addAll(NAMES);
        List<String> found = names(train(7, FORWARD, NIGHT).file());
        expect("the first words of the file's lines", found)
                .when(
                        words -> words.contains("trained"),
                        "The time is in the file: each run is another file. It belongs in the record, at.")
                .when(
                        words -> words.size() == expected.size() && isSorted(words.subList(2, words.size())),
                        "The order is that of the list, not of the names.")
                .when(
                        words -> words.size() == expected.size() && words.containsAll(expected),
                        "The order is that of the list. A HashMap has its own, and for features, which have no hashCode, another each time.")
                .toEqual(expected);
        for (String line : train(7, FORWARD, NIGHT).file().lines().skip(1).toList()) {
            String[] words = line.split(" ");
            expect("a line of the file", line)
                    .usually("Numbers are written with all their digits, as Java does.")
                    .toEqual(words[0] + " " + Double.parseDouble(words[words.length - 1]));
        }
        expect(
                        "the first line for the seed -3",
                        train(-3, FORWARD, NIGHT).file().lines().findFirst().orElse(""))
                .toEqual("seed -3");
        List<String> few = names(NightlyRun.train(
                        List.of(new Feature("b", 1), new Feature("a", 2)), new double[] {1}, 1, FORWARD, at(NIGHT))
                .file());
        expect("the first words of the file's lines, for the features b and a", few)
                .ifEqual(List.of("seed", "bias", "a", "b"), "The order is that of the list, not of the names.")
                .toEqual(List.of("seed", "bias", "b", "a"));
    }

    @Test
    void the_time_is_in_the_record_and_only_there() {
        Instant later = NIGHT.plusSeconds(86_400);
        expect("the time of a run, by the clock,", train(7, FORWARD, later).at())
                .usually("Take it from the clock that was given.")
                .toEqual(later);
    }

    @Test
    void the_seed_alone_decides() {
        Seeds.of(
                        "the file of a run",
                        seed -> weights(train(seed, FORWARD, NIGHT).file()))
                .ifNotRepeated("The generator was not made from the seed, or outlives the call.")
                .allDiffering()
                .toDecide();
    }

    @Test
    @Needs({"the_seed_alone_decides", "the_file_has_its_lines_in_order_and_nothing_else"})
    void the_order_of_the_workers_does_not_show() {
        String file = train(7, FORWARD, NIGHT).file();
        for (Workers workers : List.of(BACKWARD, LAST_FIRST)) {
            expect(
                            "the file, when the workers do their tasks in another order,",
                            train(7, workers, NIGHT).file())
                    .usually("The parts of the sum are added as they come, so its last digits depend on who is first.")
                    .toEqual(file);
        }
        for (int draw = 0; draw < 20; draw++) {
            double[] wide = wide(draw);
            double first = bias(wide, FORWARD);
            expect("the bias for targets between −1e12 and 1e12", first)
                    .usually(
                            "The bias is the mean of the targets and nothing else: it is not trained, and not kept from another call.")
                    .toBeCloseTo(Arrays.stream(wide).sum() / ROWS, 0.01);
            for (Workers workers : List.of(BACKWARD, LAST_FIRST)) {
                expect(
                                "the bias for targets between −1e12 and 1e12, when the workers do their tasks in another order,",
                                bias(wide, workers))
                        .usually(
                                "Adding in another order loses other digits, and rounding does not hide it: add the parts in a fixed order.")
                        .toEqual(first);
            }
        }
    }

    /** Large and small numbers of both signs, of which any other order of addition gives another sum. */
    private static double[] wide(int draw) {
        Random random = new Random(draw);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> random.nextGaussian() * Math.pow(10, random.nextInt(12)))
                .toArray();
    }

    private static double bias(double[] targets, Workers workers) {
        List<Feature> none = List.of(new Feature("none", new double[targets.length]));
        return numbers(NightlyRun.train(none, targets, 7, workers, at(NIGHT)).file())
                .get("bias");
    }

    /** Rows 0 and 1 each bring the weight of a as near to 1 as the other, in any order; 2 and 3 that of b to 2. So a weight tells the steps. */
    @Test
    @Needs("the_file_has_its_lines_in_order_and_nothing_else")
    void each_epoch_goes_over_every_row_once() {
        List<Feature> pairs = List.of(new Feature("a", 1, -1, 0, 0), new Feature("b", 0, 0, 1, -1));
        Map<String, Double> numbers =
                numbers(NightlyRun.train(pairs, new double[] {1, -1, 2, -2}, 7, FORWARD, at(NIGHT))
                        .file());
        double done = 1 - Math.pow(0.95, 120);
        for (String name : List.of("a", "b")) {
            expect(
                            "the weight of " + name
                                    + ", whose error each of its two rows makes 0.95 times as large, 60 times,",
                            numbers.get(name))
                    .usually("Each of the 60 epochs goes over every row once.")
                    .toBeCloseTo(name.equals("a") ? done : 2 * done, 1e-9);
        }
    }

    @Test
    @Needs("the_seed_alone_decides")
    void each_epoch_has_an_order_of_its_own() {
        List<Feature> features = List.of(new Feature("a", 1, 1, -2));
        long files = IntStream.range(0, 40)
                .mapToObj(seed -> weights(NightlyRun.train(features, new double[] {1, 5, 3}, seed, FORWARD, at(NIGHT))
                        .file()))
                .distinct()
                .count();
        expect("the number of different files from 40 seeds, for three rows,", files)
                .usually("Three rows have six orders. That there are no more files says that every epoch had the same.")
                .toBeAtLeast(7);
    }

    @Test
    @Needs("the_seed_alone_decides")
    void the_model_is_as_good_as_before() {
        Map<String, Double> numbers = numbers(
                NightlyRun.train(features(), targets(0), 7, FORWARD, at(NIGHT)).file());
        List<String> names = List.of("bias", "waist", "height", "age", "chest", "thigh", "calf");
        double[] right = {3, 2, -1, 0, 0, 0, 0};
        for (int i = 0; i < right.length; i++) {
            expect(
                            "the number beside " + names.get(i) + ", for targets that are 3 + 2 waist − height,",
                            numbers.get(names.get(i)))
                    .usually(
                            "Each epoch goes over all rows; the bias is the mean of the targets: all parts of the sum count.")
                    .toBeCloseTo(right[i], 0.02);
        }
        double bias = numbers(NightlyRun.train(List.of(new Feature("none", 0)), new double[] {8}, 7, FORWARD, at(NIGHT))
                        .file())
                .get("bias");
        expect("the bias for a single row of 8", bias)
                .usually("The bias is the mean of the targets: all parts of the sum count.")
                .toBeCloseTo(8, 1e-9);
    }

    @Test
    void what_was_given_stays_as_it_is() {
        double[] targets = targets(0.5);
        List<Feature> features = new ArrayList<>(features());
        Untouched.of("the targets", targets)
                .and("the list of features", features)
                .by("a run", () -> NightlyRun.train(features, targets, 7, FORWARD, at(NIGHT)));
        expect("the targets after a run", Arrays.equals(targets, targets(0.5))).toEqual(true);
    }
}
