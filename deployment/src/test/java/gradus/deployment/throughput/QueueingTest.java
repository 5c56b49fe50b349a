package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.distributions.Exponential;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The peer's values: src/test/peers/peer_throughput.py with numpy 1.24.2 and scipy 1.10.1, from balance equations and not from our formulas. */
class QueueingTest {
    @Test
    void waits_are_those_of_the_peer_s_balance_equations() {
        double[][] peer = {{0.5, 0.001, 0.0005}, {0.8, 0.004, 0.002}, {0.9, 0.009, 0.0045}, {0.95, 0.019, 0.0095}};
        for (double[] row : peer) {
            assertThat(Queueing.wait(row[0] * 1000, 0.001, 0.001)).isCloseTo(row[1], within(1e-9));
            assertThat(Queueing.wait(row[0] * 1000, 0.001, 0)).isCloseTo(row[2], within(1e-9));
            assertThat(Queueing.waitOf(1, row[0] * 1000, 0.001)).isCloseTo(row[1], within(1e-9));
        }
        assertThat(Queueing.waitOf(2, 1600, 0.001)).isCloseTo(0.001777778, within(1e-9));
        assertThat(Queueing.allBusy(1600, 0.001, 2)).isCloseTo(0.711111111, within(1e-9));
        assertThat(Queueing.waitOf(8, 7200, 0.001)).isCloseTo(0.000876916, within(1e-9));
        assertThat(Queueing.allBusy(7200, 0.001, 8)).isCloseTo(0.701532990, within(1e-9));
        assertThat(Queueing.latency(800, 0.001, 0.5)).isCloseTo(0.003465736, within(1e-9));
        assertThat(Queueing.latency(800, 0.001, 0.99)).isCloseTo(0.023025851, within(1e-9));
    }

    @Test
    void at_full_load_the_wait_has_no_end() {
        assertThat(Queueing.wait(1000, 0.001, 0)).isInfinite();
        assertThat(Queueing.latency(2000, 0.001, 0.5)).isInfinite();
        assertThat(Queueing.waitOf(2, 2000, 0.001)).isInfinite();
        assertThat(Queueing.allBusy(2000, 0.001, 2)).isEqualTo(1);
        assertThat(Queueing.wait(0, 0.001, 0)).isZero();
        assertThat(Queueing.allBusy(0, 0.001, 2)).isZero();
    }

    @Test
    @Tag("proof")
    void the_simulated_server_waits_as_long_as_the_formulas_say() {
        for (double rho : new double[] {0.5, 0.8}) {
            double single = 0;
            double equal = 0;
            double four = 0;
            for (int seed = 0; seed < 10; seed++) {
                double[] arrivals = Schedule.poisson(rho * 1000, 100, new SplittableRandom(seed));
                double[] work = exponential(arrivals.length, 0.001, 100 + seed);
                single += wait(SimulatedServer.of(i -> work[i]).open(arrivals)) / 10;
                equal += wait(SimulatedServer.of(i -> 0.001).open(arrivals)) / 10;
                SimulatedServer workers =
                        new SimulatedServer(4, SimulatedServer.ENDLESS, i -> 4 * work[i], java.util.List.of());
                four += wait(workers.open(arrivals)) / 10;
            }
            assertThat(single).isCloseTo(Queueing.wait(rho * 1000, 0.001, 0.001), within(0.04 * single));
            assertThat(equal).isCloseTo(Queueing.wait(rho * 1000, 0.001, 0), within(0.04 * equal));
            assertThat(four).isCloseTo(Queueing.waitOf(4, rho * 1000, 0.004), within(0.06 * four));
        }
    }

    private static double wait(Trace trace) {
        return trace.served().stream()
                .mapToDouble(one -> one.started() - one.sent())
                .average()
                .orElseThrow();
    }

    static double[] exponential(int n, double mean, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Exponential work = new Exponential(1 / mean);
        double[] seconds = new double[n];
        for (int i = 0; i < n; i++) {
            seconds[i] = work.draw(random);
        }
        return seconds;
    }

    @Test
    void little_by_hand_and_nonsense() {
        assertThat(Queueing.inside(200, 0.05)).isEqualTo(10);
        assertThat(Queueing.utilisation(200, 0.05, 16)).isEqualTo(0.625);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Queueing.inside(-1, 1))
                .withMessage("perSecond must be finite and at least 0, but was -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Queueing.waitOf(0, 1, 1))
                .withMessage("workers must be at least 1, but was 0");
    }
}
