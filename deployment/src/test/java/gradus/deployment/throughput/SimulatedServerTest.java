package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedServerTest {
    @Test
    void a_line_of_three_by_hand() {
        // work 2 s each, arrivals 0, 1, 5: the second waits one second, the third none
        Trace trace = SimulatedServer.of(i -> 2).open(new double[] {0, 1, 5});
        assertThat(trace.served())
                .containsExactly(new Trace.Served(0, 0, 2), new Trace.Served(1, 2, 4), new Trace.Served(5, 5, 7));
        assertThat(trace.throughput()).isEqualTo(3 / 7.0);
        assertThat(trace.meanLatency()).isCloseTo(7 / 3.0, within(1e-12));
        assertThat(trace.meanInside()).isCloseTo(1, within(1e-12)); // 2 + 3 + 2 seconds inside, in 7
        assertThat(trace.latency(0.5)).isEqualTo(2);
        assertThat(trace.latency(0.99)).isEqualTo(3);
        assertThat(trace.goodput(2.5)).isEqualTo(2 / 7.0);
    }

    @Test
    void who_finds_no_place_is_refused_and_a_place_is_free_when_work_begins() {
        SimulatedServer server = SimulatedServer.of(i -> 2).withPlaces(1);
        Trace trace = server.open(new double[] {0, 0.5, 1, 2, 3.9, 4});
        assertThat(trace.refused()).isEqualTo(2); // at 1 and at 3.9
        assertThat(trace.served()).extracting(Trace.Served::sent).containsExactly(0.0, 0.5, 2.0, 4.0);
        assertThat(server.withPlaces(0).open(new double[] {0, 1, 2}).refused()).isEqualTo(1);
    }

    @Test
    void a_pause_puts_work_off() {
        SimulatedServer server = SimulatedServer.of(i -> 2).withPauses(List.of(new Pause(1, 4), new Pause(6, 7)));
        assertThat(server.open(new double[] {0, 4.5}).served())
                .containsExactly(new Trace.Served(0, 0, 5), new Trace.Served(4.5, 5, 8));
        assertThat(server.open(new double[] {2}).served().get(0).ended())
                .as("begun in the pause: works from 4 to 6")
                .isEqualTo(6);
    }

    @Test
    void in_a_closed_loop_the_answer_decides_when_the_next_is_sent() {
        Trace one = SimulatedServer.of(i -> 1).closed(1, 3);
        assertThat(one.served())
                .containsExactly(new Trace.Served(0, 0, 1), new Trace.Served(1, 1, 2), new Trace.Served(2, 2, 3));
        Trace three = SimulatedServer.of(i -> 1).closed(3, 30);
        assertThat(three.throughput()).isCloseTo(1, within(1e-9));
        assertThat(three.latency(0.5)).isEqualTo(3);
    }

    @Test
    void little_s_law_holds_in_every_run_that_ends_empty() {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] arrivals = Schedule.poisson(50 + 100 * random.nextDouble(), 20, random);
            double[] work = QueueingTest.exponential(arrivals.length, 0.02, seed);
            Trace trace = new SimulatedServer(
                            1 + seed % 4,
                            seed % 3 == 0 ? 5 : SimulatedServer.ENDLESS,
                            i -> work[i],
                            Pause.every(5, 0.5, 4))
                    .open(arrivals);
            assertThat(trace.meanInside())
                    .isCloseTo(Queueing.inside(trace.throughput(), trace.meanLatency()), within(1e-9));
            assertThat(trace.served().size() + trace.refused()).isEqualTo(arrivals.length);
        }
    }

    /** The peer: Lindley's recursion in src/test/peers/peer_throughput.py. By hand: latencies of a fifth are spread evenly from 0 to 1 s. */
    @Test
    void an_open_loop_sees_the_pause_that_a_closed_one_hides() {
        SimulatedServer server = SimulatedServer.of(i -> 0.001).withPauses(Pause.every(10, 1, 20));
        Trace open = server.open(Schedule.regular(500, 100));
        Trace closed = server.closed(1, 100);
        assertThat(open.latency(0.5)).isCloseTo(0.001, within(1e-6));
        assertThat(open.latency(0.99)).isCloseTo(0.951, within(1e-6));
        assertThat(closed.latency(0.99)).isCloseTo(0.001, within(1e-6));
        assertThat(closed.latency(0.999)).isCloseTo(0.001, within(1e-6));
        assertThat(closed.latency(1)).isCloseTo(1.001, within(1e-6));
    }

    @Test
    void batches_by_hand() {
        BatchPolicy policy = new BatchPolicy(2, Duration.ofSeconds(3), 4);
        SimulatedBatches batches = new SimulatedBatches(policy, rows -> 10 + rows);
        Trace trace = batches.open(new double[] {0, 1, 2, 2, 2, 3, 4, 5});
        // 0 and 1 are full at 1 and go until 13; four find a place, two do not; 2, 2 until 25, and 2, 3 until 37
        assertThat(trace.refused()).isEqualTo(2);
        assertThat(trace.served())
                .containsExactly(
                        new Trace.Served(0, 1, 13),
                        new Trace.Served(1, 1, 13),
                        new Trace.Served(2, 13, 25),
                        new Trace.Served(2, 13, 25),
                        new Trace.Served(2, 25, 37),
                        new Trace.Served(3, 25, 37));
        assertThat(batches.open(new double[] {5}).served())
                .as("who stays alone waits three seconds")
                .containsExactly(new Trace.Served(5, 8, 19));
    }

    @Test
    void batches_of_one_are_a_plain_server() {
        for (int seed = 0; seed < 10; seed++) {
            double[] arrivals = Schedule.poisson(80, 5, new SplittableRandom(seed));
            int places = 1 + seed;
            Trace batches =
                    new SimulatedBatches(new BatchPolicy(1, Duration.ZERO, places), rows -> 0.0125).open(arrivals);
            Trace plain = SimulatedServer.of(i -> 0.0125).withPlaces(places).open(arrivals);
            assertThat(batches.latencies()).containsExactly(plain.latencies(), within(1e-9));
            assertThat(batches.refused()).isEqualTo(plain.refused());
        }
    }

    @Test
    void schedules_by_hand_and_by_count() {
        assertThat(Schedule.regular(4, 1)).containsExactly(0, 0.25, 0.5, 0.75);
        assertThat(Schedule.regular(100, 0.07)).hasSize(7);
        double[] poisson = Schedule.poisson(1000, 100, new SplittableRandom(1));
        assertThat(poisson.length).isBetween(100_000 - 1600, 100_000 + 1600); // five standard deviations
        assertThat(poisson).isSorted();
        assertThat(poisson).isEqualTo(Schedule.poisson(1000, 100, new SplittableRandom(1)));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedServer.of(i -> 1).open(new double[] {1, 0}))
                .withMessage("arrivals must ascend, but do not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedServer.of(i -> -1).open(new double[] {1}))
                .withMessage("the work of request 0 must be finite and at least 0, but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedServer.of(i -> 0).closed(1, 1))
                .withMessage("the work of a request in a closed loop must be above 0, but was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pause(2, 2))
                .withMessage("until must be finite and above 2, but was 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatedServer.of(i -> 1).withPauses(List.of(new Pause(2, 4), new Pause(3, 5))))
                .withMessage("pauses must be in order and apart, but pause 1 is not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchPolicy(8, Duration.ZERO, 7))
                .withMessage("places must be at least 8, but was 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchPolicy(1, Duration.ofSeconds(Long.MAX_VALUE), 1))
                .withMessageStartingWith("mostWait must be at most a year, but was PT");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schedule.regular(1e9, 1))
                .withMessage("a schedule must hold at most 10000000 requests, but would hold 1.0E9");
        assertThat(SimulatedServer.of(i -> 1).open(new double[0]).latency(0.99)).isNaN();
    }
}
