package gradus.workbook.deeplearning.attention;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "attention", number = 2, title = "Cut into heads", kind = Kind.BUILD, points = 5, minutes = 20)
@Hint("Write the index of a number as (place, head, number in the head), then the same three in the other order.")
@Hint("split moves whole pieces of d numbers. What exchanges time and heads also changes back.")
@Hint("Three times as many pieces lie at each place of projected: split can cut them all at once.")
@ExplainedIn("attention#heads")
class HeadsTest {
    /** Two places, two heads, two numbers each: place, head, number. */
    private static final double[] PLACES = {100, 101, 110, 111, 200, 201, 210, 211};

    private static final double[] CUT = {100, 101, 200, 201, 110, 111, 210, 211};
    private static final String NAMED = "Compare the sizes first: the whole array, 3 for projected, time and heads.";

    private record Case(double[] x, int time, int heads) {}

    @Test
    void what_comes_in_stays_as_it_is_and_a_new_array_comes_back() {
        double[] x = PLACES.clone();
        double[] projected = {1, 2, 3, 4, 5, 6};
        Untouched.of("the numbers", x).and("the projected numbers", projected).by("split, join and attend", () -> {
            Heads.split(x, 2, 2);
            Heads.join(x, 2, 2);
            Heads.attend(projected, 2, 1);
        });
        law(
                        "the array that comes back should be new, for one head or one place too",
                        Heads.split(x, 2, 1) != x
                                && Heads.join(x, 2, 1) != x
                                && Heads.split(x, 1, 2) != x
                                && Heads.join(x, 1, 2) != x)
                .but("it is the one that was given")
                .because("The same array came back: who writes into the result writes into the input.")
                .toHold();
    }

    @Test
    void each_head_gets_its_numbers_of_every_place() {
        expect("two places cut into two heads of two numbers", Heads.split(PLACES, 2, 2))
                .ifEqual(PLACES, "The numbers did not move: they are only counted in another way.")
                .ifEqual(
                        new double[] {100, 110, 200, 210, 101, 111, 201, 211},
                        "The numbers of a place went to the heads in turn. Head 0 owns the first d of them.")
                .ifEqual(
                        new double[] {100, 200, 101, 201, 110, 210, 111, 211},
                        "Places and numbers were exchanged as well, every number by itself: the d numbers of a place stay together.")
                .usually("First digit: place; second: head; third: number. Which changes slowest now?")
                .toEqual(CUT);
        double[] one = {1, 2, 3, 4, 5, 6};
        expect("two places of three numbers cut into three heads", Heads.split(one, 2, 3))
                .toEqual(new double[] {1, 4, 2, 5, 3, 6});
        expect(
                        "two places of two numbers, one of them NaN, cut into two heads",
                        Heads.split(new double[] {1, Double.NaN, 3, 4}, 2, 2))
                .toEqual(new double[] {1, 3, Double.NaN, 4});
    }

    @Test
    @Needs("each_head_gets_its_numbers_of_every_place")
    void joining_is_the_way_back() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        expect("three places of four numbers, cut into two heads and joined,", Heads.join(Heads.split(x, 3, 2), 3, 2))
                .ifEqual(
                        new double[] {1, 2, 9, 10, 7, 8, 5, 6, 3, 4, 11, 12},
                        "It was split once more, which is not the way back unless time equals heads.")
                .ifEqual(new double[] {1, 2, 5, 6, 9, 10, 3, 4, 7, 8, 11, 12}, "The numbers did not move.")
                .toEqual(x);
    }

    @Test
    @Needs("joining_is_the_way_back")
    void each_head_attends_by_itself_and_sees_no_later_place() {
        double[] projected = IntStream.range(0, 36)
                .mapToDouble(i -> Math.sin(1 + 1.7 * i) * 2)
                .toArray();
        double[] right = HandMade.attend(projected, 3, 2, true, 0, 1);
        expect("three places of width four that attend with two heads", Heads.attend(projected, 3, 2))
                .when(
                        close(HandMade.attend(projected, 3, 2, false, 0, 1)),
                        "It looks ahead: the mask should be causal.")
                .when(close(HandMade.attend(projected, 3, 2, true, 1, 0)), "Queries and keys were exchanged.")
                .when(
                        close(HandMade.attend(projected, 3, 1, true, 0, 1)),
                        "That is one head over the whole width: each head attends on its own d numbers.")
                .when(close(headByHead(right)), "The result still lies head by head.")
                .when(
                        close(HandMade.attend(sideBySide(projected), 3, 2, true, 0, 1)),
                        "At each place stand all queries, then all keys, then all values: not query, key and value of a head side by side.")
                .when(
                        y -> y.length == 12 && y[0] == 0 && y[3] == 0,
                        "Place 0 gets nothing: a place may look at itself, too.")
                .usually("Head h uses numbers h · d to h · d + d − 1 of each query, key and value, and nothing else.")
                .toBeCloseTo(right, 1e-9);
    }

    /** Three places of two heads of two numbers. */
    private static double[] headByHead(double[] y) {
        double[] cut = new double[12];
        for (int i = 0; i < 12; i++) {
            cut[(i / 2 % 2 * 3 + i / 4) * 2 + i % 2] = y[i];
        }
        return cut;
    }

    /** The same three places, as they are read where query, key and value of a head are thought to stand side by side. */
    private static double[] sideBySide(double[] projected) {
        double[] read = new double[36];
        for (int i = 0; i < 36; i++) {
            int place = i / 12;
            int head = i / 6 % 2;
            int part = i / 2 % 3;
            read[place * 12 + part * 4 + head * 2 + i % 2] = projected[i];
        }
        return read;
    }

    private static Predicate<double[]> close(double[] wrong) {
        return actual -> actual.length == wrong.length
                && IntStream.range(0, wrong.length).allMatch(i -> Math.abs(actual[i] - wrong[i]) < 1e-9);
    }

    @Test
    void sizes_that_do_not_fit_are_refused() {
        refused("seven numbers for two places", "time", () -> Heads.split(new double[7], 2, 1));
        refused("two heads for a width of three", "heads", () -> Heads.split(new double[6], 2, 2));
        refused("seven numbers to join to two places", "time", () -> Heads.join(new double[7], 2, 1));
        refused("a width of three to join from two heads", "heads", () -> Heads.join(new double[6], 2, 2));
        refused("eight projected numbers for two places", "time", () -> Heads.attend(new double[8], 2, 1));
        refused("nine projected numbers for two places", "time", () -> Heads.attend(new double[9], 2, 1));
        refused("two heads for a projected width of three", "heads", () -> Heads.attend(new double[18], 2, 2));
        refused("three heads for a projected width of four", "heads", () -> Heads.attend(new double[24], 2, 3));
    }

    private static void refused(String what, String name, Runnable call) {
        expectRefusal(what, IllegalArgumentException.class, NAMED, call::run, name);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.<Case>from(List.of(), HeadsTest::draw, any -> Stream.of()))
                .within(1e-9)
                .ask("{x} cut, time {time}, heads {heads},", c -> Heads.split(c.x(), c.time(), c.heads()))
                .ask("{x} joined, time {time}, heads {heads},", c -> Heads.join(c.x(), c.time(), c.heads()))
                .ask("what {x} attends to, time {time}, heads {heads},", c -> Heads.attend(c.x(), c.time(), c.heads()))
                .questions(200)
                .holds();
    }

    private static Case draw(RandomGenerator random) {
        int time = random.nextInt(1, 6);
        int heads = random.nextInt(1, 4);
        int d = random.nextInt(1, 4);
        return new Case(random.doubles(3L * time * heads * d, -2, 2).toArray(), time, heads);
    }

    /** Attention with indices spelled out, and with its usual faults on request. */
    private static final class HandMade {
        static double[] attend(double[] p, int time, int heads, boolean causal, int queries, int keys) {
            int width = p.length / 3 / time;
            int d = width / heads;
            double[] y = new double[time * width];
            for (int h = 0; h < heads; h++) {
                for (int i = 0; i < time; i++) {
                    double sum = 0;
                    for (int j = 0; j < (causal ? i + 1 : time); j++) {
                        double dot = 0;
                        for (int c = h * d; c < h * d + d; c++) {
                            dot += p[i * 3 * width + queries * width + c] * p[j * 3 * width + keys * width + c];
                        }
                        double share = Math.exp(dot / Math.sqrt(d));
                        sum += share;
                        for (int c = h * d; c < h * d + d; c++) {
                            y[i * width + c] += share * p[j * 3 * width + 2 * width + c];
                        }
                    }
                    for (int c = h * d; c < h * d + d; c++) {
                        y[i * width + c] /= sum;
                    }
                }
            }
            return y;
        }
    }
}
