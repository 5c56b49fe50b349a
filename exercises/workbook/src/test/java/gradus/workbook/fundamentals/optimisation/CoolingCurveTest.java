package gradus.workbook.fundamentals.optimisation;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Slopes;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.LBfgs;
import gradus.fundamentals.optimisation.Stop;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "optimisation", number = 2, title = "Tea that never fits", kind = Kind.FIX, points = 4, minutes = 15)
@ExplainedIn("optimisation#check-it-before-you-trust-it")
@Hint("""
        Print gradient(w) beside GradientCheck.numerical(curve::value, w), first with a penalty of 0. Which of the three numbers differ, and by \
        which factor?""")
@Hint(
        "At an excess of 1, or with all readings after 1 minute, two of the slips cannot be seen. Which points show them?")
@Hint("Each move is the derivative of excess · e^(−speed · t) + room by one of the three, the other two held still.")
class CoolingCurveTest {
    private static final String HALF = "It is half of what it should be: the derivative of error² is 2 · error.";

    private record Reading(double minute, double degree) {}

    private record Place(List<Reading> readings, double penalty, double excess, double speed, double room) {}

    /** One reading, so that the gradient is 2 · error · moves: at 60, 0.25 and 20 after 4 minutes the prediction is 60/e + 20. */
    private static Expect<Double> derivative(int which, double penalty, String name) {
        CoolingCurve curve = new CoolingCurve(new double[] {4}, new double[] {60 / Math.E + 19.5}, penalty);
        return expect(
                "the derivative by " + name
                        + " at 60, 0.25, 20, half a degree above the only reading, after 4 minutes, penalty "
                        + (int) penalty + ",",
                curve.gradient(new double[] {60, 0.25, 20})[which]);
    }

    @Test
    void the_parameters_stay_as_they_are() {
        double[] parameters = {60, 0.5, 20};
        CoolingCurve curve = new CoolingCurve(new double[] {0, 2}, new double[] {80, 45}, 3);
        Untouched.of("the parameters", parameters)
                .usually("The parameters belong to the caller: only read them.")
                .by("asking for the gradient", () -> curve.gradient(parameters));
    }

    @Test
    void each_gradient_comes_in_an_array_of_its_own() {
        CoolingCurve curve = new CoolingCurve(new double[] {0, 2}, new double[] {80, 45}, 3);
        double[] first = curve.gradient(new double[] {60, 0.5, 20});
        Untouched.of("the gradient at 60, 0.5, 20", first)
                .usually(
                        "The same array came twice: whoever keeps a gradient finds another in it. Make a new one for each call.")
                .by("asking for the gradient elsewhere", () -> curve.gradient(new double[] {30, 0.25, 10}));
    }

    @Test
    void the_derivative_by_the_excess_is_the_one_you_can_work_out_by_hand() {
        derivative(0, 0, "excess")
                .ifCloseTo(
                        60 / Math.E,
                        "It is 60 times too large. The prediction is excess · left + room: the excess itself is no factor of how it moves.")
                .ifCloseTo(0.5 / Math.E, HALF)
                .usually("2 · 0.5 times e^(−1).")
                .toBeCloseTo(1 / Math.E, 1e-5);
    }

    @Test
    void the_derivative_by_the_speed_is_the_one_you_can_work_out_by_hand() {
        derivative(1, 0, "speed")
                .ifCloseTo(
                        -60 / Math.E,
                        "It is a quarter of what it should be at 4 minutes: the time is missing. Inside the exponential stands −speed · t.")
                .ifCloseTo(-120 / Math.E, HALF)
                .ifCloseTo(
                        240 / Math.E,
                        "It has the other sign: the sign of the exponent is lost. Tea that cools faster is colder.")
                .ifCloseTo(
                        -15 / Math.E,
                        "It is a sixteenth of what it should be: the speed is a factor instead of the time.")
                .usually("2 · 0.5 times −4 · 60 · e^(−1).")
                .toBeCloseTo(-240 / Math.E, 1e-5);
    }

    @Test
    void the_derivative_by_the_room_is_twice_the_mean_error() {
        derivative(2, 0, "room")
                .ifCloseTo(0.5, HALF)
                .usually("2 · 0.5. This one was right.")
                .toBeCloseTo(1.0, 1e-5);
    }

    @Test
    void the_penalty_adds_twice_itself_times_the_speed() {
        double[] minutes = {1, 3, 4};
        double[] degrees = {50, 40, 30};
        double[] at = {60, 0.5, 20};
        double[] with = new CoolingCurve(minutes, degrees, 8).gradient(at.clone());
        double[] without = new CoolingCurve(minutes, degrees, 0).gradient(at.clone());
        double[] added = new double[3];
        for (int p = 0; p < 3; p++) {
            added[p] = with[p] - without[p];
        }
        expect("what a penalty of 8 adds to the gradient of 3 readings at a speed of 0.5", added)
                .ifCloseTo(
                        new double[] {0, 4, 0},
                        "That is half of the penalty's slope: the derivative of speed² is 2 · speed.")
                .ifCloseTo(new double[3], "The penalty is missing from the gradient.")
                .ifCloseTo(
                        new double[] {8, 0, 0},
                        "That went to the excess: the slope of the penalty belongs to the speed.")
                .ifCloseTo(
                        new double[] {0, 24, 0}, "It came three times: The penalty counts once, not once per reading.")
                .usually("2 · 8 · 0.5 for the speed, and nothing for the other two.")
                .toBeCloseTo(new double[] {0, 8, 0}, 1e-5);
    }

    @Test
    @Needs
    void the_gradient_is_the_slope_that_can_be_measured() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 10; round++) {
            CoolingCurve curve = new CoolingCurve(
                    random.doubles(5, 0, 6).toArray(), random.doubles(5, 20, 90).toArray(), round);
            Slopes.of("the loss of 5 readings", curve::value, curve::gradient)
                    .at(random.nextDouble(1, 70), random.nextDouble(0.1, 1), random.nextDouble(10, 30))
                    .named(p -> List.of("excess", "speed", "room").get(p))
                    .usually("Compare each number with GradientCheck.numerical at this point.")
                    .toAgree();
        }
    }

    @Test
    @Needs
    void the_gradient_is_derived() {
        CoolingCurve curve = new CoolingCurve(new double[] {2, 4}, new double[] {50, 40}, 1);
        double[] at = {60, 0.5, 20};
        double half = 60 * Math.exp(-1) + 20 - 50;
        double end = 60 * Math.exp(-2) + 20 - 40;
        double[] right = {
            half * Math.exp(-1) + end * Math.exp(-2),
            -120 * half * Math.exp(-1) - 240 * end * Math.exp(-2) + 1,
            half + end
        };
        expect("the gradient at 60, 0.5, 20 of 50 and 40 degrees after 2 and 4 minutes", curve.gradient(at))
                .when(
                        came -> came.length == 3 && GradientCheck.largestError(came, right) < 1e-7,
                        "It is right to nine digits or so, as slopes are that were measured, not derived. A formula has them all.")
                .usually("The three moves, each times twice the mean of the errors that go with it.")
                .toBeCloseTo(right, 1e-12);
    }

    @Test
    @Needs
    void with_it_l_bfgs_comes_to_the_readings() {
        CoolingCurve curve = new CoolingCurve(
                new double[] {0, 2, 5, 10, 15, 20, 30}, new double[] {80.3, 68.9, 56.5, 41.7, 33.6, 28.2, 22.9}, 1);
        Descent descent = new LBfgs(10, 500, 1e-6).minimise(curve, new double[] {50, 0.2, 25});
        expect("the reason why L-BFGS stopped on seven readings from 50, 0.2, 25", descent.stop())
                .when(
                        stop -> stop == Stop.NO_LOWER_POINT,
                        "Its direction did not lead down: the gradient is not the value's.")
                .usually("A gradient that is not the value's, or not always, leads nowhere.")
                .toEqual(Stop.CONVERGED);
        expect("excess, speed and room where it stopped", descent.parameters())
                .usually("A cup at 80 degrees in a room at 20.")
                .toBeCloseTo(new double[] {59.988, 0.1011, 20.157}, 1e-3);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> minutes = Inputs.choice(0.0, 1.0, 2.0, 0.5, 7.0, 30.0, -1.0);
        Inputs<Double> degrees = Inputs.choice(0.0, 20.0, 80.0, 45.5, -10.0);
        Inputs<List<Reading>> readings =
                Inputs.listOf(minutes.and(degrees, Reading::new), 5).filter(list -> !list.isEmpty());
        Inputs<Double> parameter = Inputs.choice(0.0, 1.0, 60.0, -2.5, 20.0);
        Inputs<Double> speeds = Inputs.choice(0.0, 0.5, 1.0, -0.25, 3.0);
        Inputs<Double> penalties = Inputs.choice(0.0, 1.0, 0.01, 100.0);
        Agreement.on(readings.and(penalties, (r, penalty) -> new Place(r, penalty, 0, 0, 0))
                        .and(parameter, (q, a) -> new Place(q.readings(), q.penalty(), a, 0, 0))
                        .and(speeds, (q, s) -> new Place(q.readings(), q.penalty(), q.excess(), s, 0))
                        .and(parameter, (q, c) -> new Place(q.readings(), q.penalty(), q.excess(), q.speed(), c)))
                .ask("the gradient of {}", CoolingCurveTest::gradient)
                .within(1e-9, CoolingCurveTest::scale)
                .holds();
    }

    private static double[] gradient(Place place) {
        double[] minutes =
                place.readings().stream().mapToDouble(Reading::minute).toArray();
        double[] degrees =
                place.readings().stream().mapToDouble(Reading::degree).toArray();
        return new CoolingCurve(minutes, degrees, place.penalty())
                .gradient(new double[] {place.excess(), place.speed(), place.room()});
    }

    /** The largest term of any derivative: terms may cancel. */
    private static double scale(Place place) {
        double largest = place.readings().stream()
                .flatMapToDouble(r -> {
                    double left = Math.exp(-place.speed() * r.minute());
                    double error = Math.abs(place.excess() * left) + Math.abs(place.room()) + Math.abs(r.degree());
                    return DoubleStream.of(left, Math.abs(r.minute() * place.excess() * left), 1)
                            .map(m -> 2 * error * m);
                })
                .max()
                .orElse(1);
        return Math.max(1, Math.max(largest, 2 * place.penalty() * Math.abs(place.speed())));
    }
}
