package gradus.deployment.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BadInputLimitTest {
    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L); // System.nanoTime may be negative

    @Test
    void a_client_may_err_as_often_as_the_bucket_holds_and_then_waits() {
        BadInputLimit limit = new BadInputLimit(3, 0.5, 10, nanos::get);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.secondsToWait("a")).as("after " + i + " faults").isZero();
            limit.fault("a");
        }
        assertThat(limit.secondsToWait("a")).isEqualTo(2); // one token takes 1 / 0.5 = 2 s
        assertThat(limit.secondsToWait("b")).as("another client").isZero();
    }

    @Test
    void tokens_come_back_with_time_and_never_exceed_the_bucket() {
        BadInputLimit limit = new BadInputLimit(2, 0.5, 10, nanos::get);
        limit.fault("a");
        limit.fault("a");
        nanos.addAndGet(1_000_000_000L);
        assertThat(limit.secondsToWait("a")).isEqualTo(1);
        nanos.addAndGet(1_000_000_000L);
        assertThat(limit.secondsToWait("a")).isZero();
        nanos.addAndGet(3_600_000_000_000L);
        limit.fault("a");
        limit.fault("a");
        assertThat(limit.secondsToWait("a"))
                .as("an hour fills the bucket, not more")
                .isEqualTo(2);
    }

    @Test
    void the_wait_is_rounded_up_so_that_who_waits_gets_in() {
        BadInputLimit limit = new BadInputLimit(1, 4, 10, nanos::get);
        limit.fault("a");
        assertThat(limit.secondsToWait("a")).isEqualTo(1); // 0.25 s
    }

    /** In floating point, 1 / (1 / 49.0) is 49.00000000000001, and three thirds of a token may be a little less than one. */
    @Test
    void who_waits_for_as_long_as_he_was_told_gets_in_at_every_rate() {
        for (int k = 1; k <= 200; k++) {
            BadInputLimit limit = new BadInputLimit(1, 1.0 / k, 10, nanos::get);
            limit.fault("a");
            for (int waited = 0; waited < k; waited++) {
                assertThat(limit.secondsToWait("a"))
                        .as("a token every %d s, after %d s", k, waited)
                        .isEqualTo(k - waited);
                nanos.addAndGet(1_000_000_000L);
            }
            assertThat(limit.secondsToWait("a")).as("after %d s", k).isZero();
        }
    }

    @Test
    void no_more_clients_are_remembered_than_agreed() {
        BadInputLimit limit = new BadInputLimit(1, 0.001, 2, nanos::get);
        limit.fault("a");
        limit.fault("b");
        limit.fault("c");
        assertThat(limit.secondsToWait("a"))
                .as("the one heard of longest ago is forgotten")
                .isZero();
        assertThat(limit.secondsToWait("b")).isPositive();
        assertThat(limit.secondsToWait("c")).isPositive();
    }

    @Test
    void a_limit_that_limits_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BadInputLimit(0, 1, 1, nanos::get))
                .withMessage("capacity and clients must be at least 1 and perSecond above 0, but were 0, 1 and 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new BadInputLimit(1, Double.NaN, 1, nanos::get));
        assertThatIllegalArgumentException().isThrownBy(() -> new BadInputLimit(1, 1, 0, nanos::get));
    }
}
