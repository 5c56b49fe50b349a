package gradus.deployment.throughput.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.deployment.packaging.Scorer;
import gradus.deployment.packaging.TrainedModel;
import gradus.deployment.throughput.Queueing;
import gradus.deployment.throughput.SimulatedServer;
import gradus.deployment.throughput.Trace;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of loads, queues and batches. */
@Tag("proof")
class ThroughputClaimsTest {
    @Test
    void the_open_loop_s_p99_is_hundreds_of_times_the_closed_one_s() {
        Testers testers = new Testers();
        assertThat(testers.closed().latency(0.99)).isCloseTo(0.001, within(1e-9));
        assertThat(testers.closed().latency(0.999)).isCloseTo(0.001, within(1e-9));
        assertThat(testers.open().latency(0.99)).isBetween(0.95, 0.952);
        assertThat(testers.open().latency(1)).isCloseTo(testers.closed().latency(1), within(0.002));
        long slow = testers.open().served().stream()
                .filter(one -> one.latency() > 0.002)
                .count();
        assertThat(slow / (double) testers.open().served().size())
                .as("a tenth in the pauses, and a tenth, less that of the last one, while the line is worked off")
                .isCloseTo(0.19, within(0.001));
    }

    @Test
    void latency_follows_the_formula_below_capacity_and_throughput_stops_at_it() {
        for (double offered : new double[] {200, 500, 800, 900}) {
            List<Trace> runs = Saturation.runs(offered, SimulatedServer.ENDLESS);
            double mean = Saturation.SERVICE + Queueing.wait(offered, Saturation.SERVICE, Saturation.SERVICE);
            assertThat(Saturation.mean(runs, Trace::meanLatency)).isCloseTo(mean, within(0.1 * mean));
        }
        for (Trace trace : Saturation.runs(1200, SimulatedServer.ENDLESS)) {
            assertThat(trace.throughput()).isBetween(970.0, 1030.0);
        }
        double tenTimes = Queueing.wait(900, 0.001, 0.001) / Queueing.wait(500, 0.001, 0.001);
        assertThat(tenTimes).isCloseTo(9, within(1e-9));
    }

    @Test
    void past_capacity_an_endless_queue_answers_hardly_anybody_in_time_and_a_short_one_nearly_all_it_can() {
        for (Trace trace : Saturation.runs(1200, SimulatedServer.ENDLESS)) {
            assertThat(trace.goodput(Saturation.PATIENCE)).isLessThan(300);
        }
        for (Trace trace : Saturation.runs(1200, 200)) {
            assertThat(trace.goodput(Saturation.PATIENCE)).isGreaterThan(960);
            assertThat(trace.latency(1)).isLessThan(Saturation.PATIENCE);
            assertThat(Saturation.refused(trace)).isCloseTo(1 / 6.0, within(0.03));
        }
        for (Trace trace : Saturation.runs(1200, 0)) {
            assertThat(trace.goodput(Saturation.PATIENCE))
                    .as("without a place to wait, the worker is idle until the next comes: 1200 / (1 + 1.2)")
                    .isCloseTo(545, within(25.0));
        }
    }

    @Test
    void batches_without_a_wait_gather_by_themselves_and_a_wait_costs_those_who_come_alone() {
        for (int seed = 0; seed < 10; seed++) {
            Trace single = Batches.run(900, 1, 0, seed);
            Trace batched = Batches.run(900, 32, 0, seed);
            assertThat(batched.latency(0.99)).isLessThan(single.latency(0.99) / 2);
            assertThat(Batches.rowsPerCall(batched)).isLessThan(2);
            assertThat(Batches.rowsPerCall(Batches.run(15_000, 32, 0, seed))).isGreaterThan(15);
            assertThat(Batches.run(15_000, 1, 0, seed).refused()).isGreaterThan(0);
            assertThat(Batches.run(15_000, 32, 0, seed).refused()).isZero();
            double more = Batches.run(50, 32, 10, seed).latency(0.5)
                    - Batches.run(50, 32, 0, seed).latency(0.5);
            assertThat(more).isBetween(0.008, 0.0101);
        }
    }

    @Test
    void the_model_answers_a_batch_as_it_answers_each_row() {
        double[][] rows = TrainedModel.weight().rows().toArray();
        try (Scorer scorer = new Served().scorer()) {
            double[] together = scorer.score(rows);
            for (int i = 0; i < rows.length; i++) {
                assertThat(scorer.score(new double[][] {rows[i]})[0])
                        .isCloseTo(together[i], within(1e-5 * together[i]));
            }
        }
    }

    @Test
    void a_plain_cache_computes_for_each_of_sixteen_and_a_single_flight_once() throws Exception {
        assertThat(Stampede.naive()).isEqualTo(16);
        assertThat(Stampede.once()).isEqualTo(1);
    }

    @Test
    void both_limits_admit_and_refuse_the_same() {
        Bulkheads.Count three = new Bulkheads.Count(3, 5);
        assertThat(Bulkheads.count(Bulkheads::ours)).isEqualTo(three);
        assertThat(Bulkheads.count(Bulkheads::resilience4j)).isEqualTo(three);
    }
}
