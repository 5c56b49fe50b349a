package gradus.workbook.fundamentals.sql;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.fundamentals.sql.PlanVerdict.Fault;
import gradus.workbook.fundamentals.sql.PlanVerdict.Finding;
import gradus.workbook.fundamentals.sql.PlanVerdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "sql", number = 4, title = "Which step is at fault?", kind = Kind.JUDGE, points = 5, minutes = 20)
@ExplainedIn("sql#what-it-took")
@Hint(
        "Write a function for \"the steps that feed step i\" first. Where does the second input of a join stand, if the first has steps of its own?")
@Hint("Rules in their order, on all steps: which of the two loops is the outer one?")
@Hint("How many pairs do two inputs of 10¹⁰ rows make, and does a long hold them?")
class PlanVerdictTest {
    private static final Finding NONE = new Finding(Fault.NONE, -1);

    /** A plan whose depths are those of a tree, and in which joins have two inputs, filters one and scans none. */
    private record Given(List<Step> steps) {}

    @Test
    void a_sound_plan() {
        look(new Step(0, "hash join", 80, 81), scan(1, 81, 81), scan(1, 8, 8))
                .usually("Nothing here breaks a rule.")
                .toEqual(NONE);
    }

    @Test
    void a_product_of_its_inputs() {
        Finding join = new Finding(Fault.PRODUCT, 0);
        look(new Step(0, "cross product", 5, 5), scan(1, 1001, 1001), scan(1, 1000, 1000))
                .usually(
                        "1001 · 1000 are more than a million pairs. It is the inputs that are multiplied; 5 rows came out.")
                .toEqual(join);
        look(new Step(0, "nested loop join", 5, 5), scan(1, 1001, 1001), scan(1, 1000, 1000))
                .usually("More than a million pairs: a nested loop join tries every pair as well.")
                .toEqual(join);
        look(new Step(0, "cross product", 1_000_000, 1_000_000), scan(1, 1000, 1000), scan(1, 1000, 1000))
                .usually("1000 · 1000 are a million pairs, and not more.")
                .toEqual(NONE);
        look(new Step(0, "hash join", 5, 5), scan(1, 5000, 5000), scan(1, 5000, 5000))
                .usually("A hash join looks its partners up: it makes no product.")
                .toEqual(NONE);
    }

    @Test
    @Needs("a_product_of_its_inputs")
    void a_product_of_huge_inputs() {
        long huge = 1L << 32;
        look(new Step(0, "cross product", 5, 5), scan(1, huge, huge), scan(1, huge, huge))
                .usually(
                        "A product of two row counts does not fit into an int, and 2³² · 2³² = 2⁶⁴ not into a long, where it is 0.")
                .toEqual(new Finding(Fault.PRODUCT, 0));
    }

    @Test
    void the_second_input_stands_behind_all_of_the_first() {
        look(
                        new Step(0, "cross product", 5, 5),
                        new Step(1, "hash join", 1000, 1000),
                        scan(2, 5000, 5000),
                        scan(2, 5000, 5000),
                        scan(1, 100, 100))
                .usually(
                        "Its inputs are steps 1 and 4, of 1000 and 100 rows. The second input may stand far below the first.")
                .toEqual(NONE);
    }

    @Test
    void a_filter_above_a_join() {
        look(new Step(0, "filter", 1000, 1000), new Step(1, "hash join", 10_000, 10_000), scan(2, 9, 9), scan(2, 9, 9))
                .usually("It keeps 1000 of 10,000: a tenth is at most a tenth, and 10,000 are at least 10,000.")
                .toEqual(new Finding(Fault.LATE_FILTER, 0));
        look(new Step(0, "filter", 1001, 1001), new Step(1, "hash join", 10_009, 10_009), scan(2, 9, 9), scan(2, 9, 9))
                .usually("1001 of 10,009 are more than a tenth.")
                .toEqual(NONE);
        look(new Step(0, "filter", 9, 9), new Step(1, "hash join", 9999, 9999), scan(2, 9, 9), scan(2, 9, 9))
                .usually("The input has fewer than 10,000 rows.")
                .toEqual(NONE);
        look(new Step(0, "filter", 5000, 0), new Step(1, "hash join", 9, 20_000), scan(2, 9, 9), scan(2, 9, 9))
                .usually("It keeps none of 20,000. What came decides, not what was expected.")
                .toEqual(new Finding(Fault.LATE_FILTER, 0));
        look(new Step(0, "filter", 0, 5000), new Step(1, "hash join", 20_000, 20_000), scan(2, 9, 9), scan(2, 9, 9))
                .usually("It keeps a quarter, whatever was expected.")
                .toEqual(NONE);
        look(new Step(0, "filter", 10, 10), scan(1, 20_000, 20_000))
                .usually("A filter right above a scan is where it belongs: only one that is fed by a join comes late.")
                .toEqual(NONE);
    }

    @Test
    void a_misestimate_below_a_join() {
        look(new Step(0, "hash join", 5, 5), scan(1, 4000, 81), scan(1, 8, 8))
                .usually("4000 were expected where 81 came. Too many expected is a misestimate as well as too few.")
                .toEqual(new Finding(Fault.MISESTIMATE, 1));
        look(new Step(0, "hash join", 5, 5), scan(1, 81, 81), scan(1, 8, 81))
                .usually("81 came where 8 were expected: more than ten times.")
                .toEqual(new Finding(Fault.MISESTIMATE, 2));
        look(new Step(0, "hash join", 5, 5), scan(1, 10, 100), scan(1, 100, 10))
                .usually("Ten times is not more than ten times.")
                .toEqual(NONE);
        look(new Step(0, "hash join", 5, 5), scan(1, 0, 10), scan(1, 9, 0))
                .usually("Fewer than 1 count as 1: 10 is not more than ten times 1.")
                .toEqual(NONE);
        look(new Step(0, "order by", 5, 500), scan(1, 5, 500))
                .usually("A misestimate counts only in a step that feeds a join, and there is no join here.")
                .toEqual(NONE);
    }

    @Test
    @Needs({"a_product_of_its_inputs", "a_misestimate_below_a_join"})
    void the_rules_come_in_their_order() {
        look(
                        new Step(0, "hash join", 5, 5),
                        scan(1, 1, 500),
                        new Step(1, "cross product", 5, 5),
                        scan(2, 2000, 2000),
                        scan(2, 2000, 2000))
                .usually(
                        "Step 1 is a misestimate and step 2 a product: the rules are tried in their order, each on all steps.")
                .toEqual(new Finding(Fault.PRODUCT, 2));
    }

    @Test
    void the_plan_stays_as_it_is() {
        List<Step> steps = new ArrayList<>(List.of(new Step(0, "hash join", 5, 5), scan(1, 4000, 81), scan(1, 8, 8)));
        Untouched.of("the list of steps", steps).by("a verdict", () -> PlanVerdict.of(steps));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.from(List.of(), PlanVerdictTest::draw, plan -> Stream.<Given>empty()))
                .ask("the verdict on {steps}", plan -> PlanVerdict.of(plan.steps()))
                .holds();
    }

    private static Given draw(RandomGenerator random) {
        List<Step> steps = new ArrayList<>();
        grow(steps, 0, random);
        return new Given(steps);
    }

    private static void grow(List<Step> steps, int depth, RandomGenerator random) {
        String[] operators = {
            "filter",
            "hash join",
            "cross product",
            "nested loop join",
            "order by",
            "table scan",
            "asof join",
            "nested loop semi join",
            "join filter",
            "filter by position"
        };
        String operator = depth > 3 ? "table scan" : operators[random.nextInt(operators.length)];
        long[] counts = {
            0, 1, 9, 10, 11, 99, 100, 101, 1000, 10_000, 100_000, 1_000_000, 1L << 32, 1_000_000_000_000_000L
        };
        long rows = counts[random.nextInt(random.nextBoolean() ? 10 : counts.length)];
        long estimated = random.nextInt(4) == 0 ? counts[random.nextInt(counts.length)] : rows;
        steps.add(new Step(depth, operator, estimated, rows));
        int inputs =
                operator.equals("table scan") ? 0 : operator.endsWith("join") || operator.startsWith("cross") ? 2 : 1;
        for (int i = 0; i < inputs; i++) {
            grow(steps, depth + 1, random);
        }
    }

    private static Step scan(int depth, long estimated, long rows) {
        return new Step(depth, "table scan", estimated, rows);
    }

    private static gradus.engine.expect.Expect<Finding> look(Step... steps) {
        StringBuilder plan = new StringBuilder("the verdict on ");
        for (Step step : steps) {
            plan.append(step.depth() == 0 ? "" : "; ")
                    .append(">".repeat(step.depth()))
                    .append(step.operator() + " " + step.rows() + " (expected " + step.estimated() + ")");
        }
        return expect(plan + ",", PlanVerdict.of(List.of(steps)));
    }
}
