package gradus.deployment.monitoring.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.deployment.monitoring.Buckets;
import gradus.deployment.monitoring.CreditWatch;
import gradus.deployment.monitoring.CreditWatch.Week;
import gradus.deployment.monitoring.ModelMetrics;
import gradus.deployment.monitoring.Scrape;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.registry.CreditExperiment;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What the page says of the credit model's weeks; peer_monitoring.py computes the alarm once more. */
@Tag("proof")
class CreditReplayTest {
    private static CreditReplay replay;
    private static CreditWatch watch;

    @BeforeAll
    static void play() throws Exception {
        replay = CreditReplay.run(0);
        watch = replay.watch();
    }

    @AfterAll
    static void close() {
        replay.close();
    }

    @Test
    void the_sum_speaks_in_the_second_week_of_the_competitor_and_not_before() {
        assertThat(watch.alarms()).first().isEqualTo(CreditReplay.COMPETITOR + 1);
        double[] sums = watch.sums();
        assertThat(CreditWatch.LIMIT).isCloseTo(2.26, within(0.005));
        assertThat(sums[13]).isGreaterThan(CreditWatch.LIMIT);
        assertThat(sums[14]).as("after its alarm the sum starts again").isLessThan(sums[13]);
    }

    @Test
    void expenses_change_in_week_six_and_the_scores_do_not() {
        for (Week week : watch.weeks()) {
            if (week.number() < CreditReplay.COMPETITOR) {
                assertThat(week.changed())
                        .as("inputs of week " + week.number())
                        .isEqualTo(week.number() < 6 ? List.of() : List.of("expenses"));
                assertThat(week.ks()).as("scores of week " + week.number()).isGreaterThan(0.01);
                assertThat(week.psi().value()).isLessThan(week.psi().threshold(0.01));
            }
        }
    }

    @Test
    void in_the_file_married_applicants_expenses_fall_near_row_2450() {
        Table credits = DataSets.CREDIT_SCORING.table();
        assertThat(marriedWithLeastExpenses(credits.inRange(0, 2450))).isLessThan(0.02);
        assertThat(marriedWithLeastExpenses(credits.inRange(2450, credits.rowCount())))
                .isGreaterThan(0.2);
    }

    /** The share of the married applicants whose expenses are 35, the least that anybody has. */
    private static double marriedWithLeastExpenses(Table credits) {
        Table married = credits.where(credits.stringColumn("marital").isEqualTo("married"));
        return (double) married.where(married.intColumn("expenses").isEqualTo(35))
                        .rowCount()
                / married.rowCount();
    }

    @Test
    void scores_and_times_are_those_of_the_server() throws Exception {
        int answered = watch.weeks().stream().mapToInt(Week::answered).sum();
        Scrape scrape = Scrape.of(replay.scrape());
        assertThat(scrape.sum("model_request_seconds_count", Map.of("status", "200")))
                .hasValue(answered);
        assertThat(scrape.sum("model_request_seconds_count", Map.of("status", "422")))
                .hasValue(replay.refused());
        assertThat(scrape.histogram("model_request_seconds").total()).isEqualTo(answered + replay.refused());
        assertThat(answered + replay.refused() + replay.stayedAway()).isEqualTo(CreditReplay.WEEKS * 100);
        assertThat(watch.weeks()).allSatisfy(week -> assertThat(week.p99()).isPositive());
        try (CreditService service = new CreditService((status, time) -> {})) {
            double[] direct = service.answersInTraining();
            for (int i = 0; i < 50; i++) {
                assertThat(service.ask(service.rows().row(i))).hasValue(direct[i]);
            }
            double[] older = service.rows().row(0);
            older[TrainedModel.CREDIT_COLUMNS.indexOf("age")] = 99;
            assertThat(service.ask(older)).isEmpty();
        }
    }

    @Test
    void late_labels_say_that_it_is_damage() {
        double[] bad = watch.badByWeek();
        double before = Arrays.stream(bad, 3, CreditReplay.COMPETITOR - 1).max().orElseThrow();
        assertThat(before).isLessThan(0.28);
        assertThat(Arrays.stream(bad, CreditReplay.COMPETITOR, CreditReplay.WEEKS))
                .as("the four weeks up to each, from the second week of the competitor on")
                .hasSize(11)
                .allSatisfy(share -> assertThat(share).isGreaterThan(0.28));
        double[] direct = {0.85, 3.67, 2.35}; // peer_monitoring.py: weeks 13 to 15, by weights at the very optimum
        double[] sums = watch.sums();
        assertThat(direct[0]).isLessThan(2.26);
        assertThat(direct[1]).isGreaterThan(2.26);
        assertThat(Arrays.copyOfRange(sums, 12, 15)).containsExactly(direct, within(0.8));
    }

    /** Weeks drawn with replacement from the rows of the training: only the competitor changes anything. */
    @Test
    void over_ten_seeds_the_sum_sees_the_competitor_within_six_weeks() throws Exception {
        int quiet = 0;
        int seen = 0;
        try (CreditService service = new CreditService((status, time) -> {})) {
            double[] usual = service.answersInTraining();
            for (int seed = 0; seed < 10; seed++) {
                List<Integer> alarms = drawn(service.rows(), usual, new SplittableRandom(seed));
                quiet += (int) alarms.stream()
                        .filter(week -> week < CreditReplay.COMPETITOR)
                        .count();
                seen += alarms.stream()
                                .anyMatch(week -> week >= CreditReplay.COMPETITOR && week < CreditReplay.COMPETITOR + 6)
                        ? 1
                        : 0;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(9);
        assertThat(quiet)
                .as("false alarms in 120 quiet weeks at one in 52: 2.3 on average")
                .isLessThanOrEqualTo(6);
    }

    private static List<Integer> drawn(Matrix all, double[] usual, SplittableRandom random) {
        Matrix trainedOn = Matrix.of(Arrays.copyOf(all.toArray(), CreditExperiment.TRAINED_ON));
        CreditWatch drawn = new CreditWatch(new ModelMetrics("credit"), TrainedModel.CREDIT_COLUMNS, trainedOn, usual);
        int steady = 0;
        for (int week = 1; week <= CreditReplay.WEEKS; week++) {
            List<Integer> chosen = new ArrayList<>();
            for (int row : random.ints(100, 0, usual.length).toArray()) {
                boolean goes = week >= CreditReplay.COMPETITOR && all.get(row, 0) >= 3 && steady++ % 2 == 1;
                if (!goes) {
                    chosen.add(row);
                }
            }
            double[][] rows = chosen.stream().map(all::row).toArray(double[][]::new);
            double[] answers = chosen.stream().mapToDouble(row -> usual[row]).toArray();
            drawn.add(Matrix.of(rows), answers, Buckets.count(new double[] {1}), List.of());
        }
        return drawn.alarms();
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.main("--port", "x"))
                .withMessage("arguments must be [--port N], but were --port x");
    }
}
