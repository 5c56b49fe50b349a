package gradus.fundamentals.inference.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.distributions.StudentT;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.PermutationTest;
import gradus.fundamentals.inference.Power;
import gradus.fundamentals.inference.Rate;
import gradus.fundamentals.inference.TTest;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What the page of the lesson says of its numbers; where chance plays a part, over ten seeds together. */
class InferenceClaimsTest {
    private static final Callbacks CALLBACKS = Callbacks.of(DataSets.RESUME_NAMES.table());

    /** Fisher's exact p is 0.00005: of ten times 1000 shuffles, half of one is expected. */
    @Test
    @Tag("proof")
    void hardly_any_shuffle_of_the_names_reaches_the_gap_that_was_seen() {
        double extreme = 0;
        for (long seed = 0; seed < 10; seed++) {
            double p = PermutationTest.shuffled(CALLBACKS.white(), CALLBACKS.black(), 1000, seed)
                    .pValue();
            extreme += p * 1001 - 1;
        }
        assertThat(extreme).isBetween(-1e-6, 5.0);
    }

    /** Neighbours that share every column about the advertisement. */
    @Test
    void four_neighbours_share_an_advertisement_two_under_each_kind_of_name() {
        Table table = DataSets.RESUME_NAMES.table();
        int fours = 0;
        for (int from = 0, to; from < table.rowCount(); from = to) {
            to = from + 1;
            while (to < table.rowCount() && advertisement(table, to).equals(advertisement(table, from))) {
                to++;
            }
            if (to - from == 4) {
                fours++;
                assertThat(table.inRange(from, to).stringColumn("ethnicity").countOccurrences("cauc"))
                        .isEqualTo(2);
            }
        }
        assertThat(fours).isEqualTo(650);
    }

    private static List<String> advertisement(Table table, int row) {
        return Stream.of(
                        "city",
                        "minimum",
                        "equal",
                        "wanted",
                        "requirements",
                        "reqexp",
                        "reqcomm",
                        "reqeduc",
                        "reqcomp",
                        "reqorg",
                        "industry")
                .map(column -> table.column(column).getString(row))
                .toList();
    }

    @Test
    void an_interval_with_t_holds_the_mean_as_often_as_it_says() {
        for (int size : new int[] {5, 40}) {
            Rate covered = overTenSeeds(seed ->
                    Rate.coverage(200, seed, random -> Hundred.student(Hundred.sample(random, size)), Hundred.TRUTH));
            assertThat(covered.share()).isCloseTo(0.95, within(4 * covered.standardError()));
        }
    }

    @Test
    void with_1_96_for_t_five_values_miss_the_mean_twice_as_often_as_they_say() {
        assertThat(normalCoverage(5).share()).isBetween(0.84, 0.90);
        assertThat(normalCoverage(40).share()).isBetween(0.93, 0.96);
    }

    private static Rate normalCoverage(int size) {
        return overTenSeeds(seed ->
                Rate.coverage(200, seed, random -> Hundred.normal(Hundred.sample(random, size)), Hundred.TRUTH));
    }

    @Test
    void a_bootstrap_of_five_values_holds_the_mean_less_often_than_it_says() {
        Rate covered = overTenSeeds(seed -> Rate.coverage(
                100, seed, random -> Hundred.percentile(Hundred.sample(random, 5), random), Hundred.TRUTH));
        assertThat(covered.share() + 4 * covered.standardError()).isLessThan(0.92);
    }

    @Test
    void three_of_the_hundred_intervals_of_the_figure_miss() {
        int misses = 0;
        for (Interval interval : Hundred.intervals()) {
            misses += interval.holds(Hundred.TRUTH) ? 0 : 1;
        }
        assertThat(misses).isEqualTo(3);
    }

    /** Peer values of R stand in InferencePeersTest. */
    @Test
    void the_pairs_of_sleep_find_what_two_groups_do_not() {
        Sleepers sleepers = Sleepers.of(DataSets.SLEEP.table());
        assertThat(TTest.welch(sleepers.second(), sleepers.first(), 0.95).pValue())
                .isBetween(0.079, 0.080);
        assertThat(TTest.paired(sleepers.second(), sleepers.first(), 0.95).pValue())
                .isBetween(0.0028, 0.0029);
    }

    @Test
    void of_weak_tests_of_mostly_false_ideas_most_findings_are_false() {
        double found = 100 * Power.ofT(0.5, 17, 0.05);
        double luck = 900 * 0.05;
        assertThat(found).isCloseTo(29, within(0.5));
        assertThat(luck / (luck + found)).isCloseTo(0.61, within(0.005));
    }

    @Test
    void with_a_million_per_group_an_invisible_difference_has_a_tiny_p() {
        double t = 0.01 / Math.sqrt(2 / 1e6);
        assertThat(2 * new StudentT(2e6 - 2).survival(t)).isLessThan(1e-11);
    }

    @Test
    @Tag("proof")
    void one_of_sixteen_idle_questions_is_called_real_in_about_half_of_all_studies() {
        Rate any = Questions.of(DataSets.RESUME_NAMES.table()).falseAlarms(300);
        assertThat(any.share()).isBetween(0.40, 0.65);
    }

    @Test
    @Tag("proof")
    void each_pitfall_cries_wolf_at_least_three_times_as_often_as_it_says() {
        assertThat(overTenSeeds(seed -> Pitfalls.once(60, seed)).share()).isBetween(0.02, 0.08);
        assertThat(overTenSeeds(seed -> Pitfalls.peeking(60, seed)).share()).isBetween(0.15, 0.25);
        assertThat(overTenSeeds(seed -> Pitfalls.copies(60, seed)).share()).isBetween(0.2, 0.35);
        assertThat(overTenSeeds(seed -> Pitfalls.bestOfFive(60, seed)).share()).isBetween(0.16, 0.3);
    }

    /** The tail on which the result lies holds half of p: at most 0.05 where p is at most 0.1. */
    @Test
    void a_tail_chosen_afterwards_doubles_the_false_alarms() {
        Rate alarms = overTenSeeds(seed -> Rate.rejections(
                200,
                seed,
                random -> TTest.welch(Hundred.sample(random, 20), Hundred.sample(random, 20), 0.95)
                                .pValue()
                        / 2,
                0.05));
        assertThat(alarms.share()).isCloseTo(0.1, within(4 * alarms.standardError()));
    }

    private static Rate overTenSeeds(LongFunction<Rate> rate) {
        Rate[] rates = LongStream.range(0, 10).mapToObj(rate).toArray(Rate[]::new);
        long hits = 0;
        long runs = 0;
        for (Rate each : rates) {
            hits += each.hits();
            runs += each.runs();
        }
        return new Rate(hits, runs);
    }
}
