package gradus.fundamentals.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AnatomyTest {
    /** By hand: 0.1 · 2⁵⁶ is 7205759403792793.6, whose nearest whole number ends in 4. */
    @Test
    void a_tenth_is_7205759403792794_times_two_to_the_minus_56() {
        assertThat(Anatomy.of(0.1)).isEqualTo(new Anatomy(1, 7205759403792794L, -56));
        assertThat(Anatomy.inDecimal(0.1)).hasToString("0.1000000000000000055511151231257827021181583404541015625");
    }

    @Test
    void the_smallest_and_the_largest_doubles_have_their_parts() {
        assertThat(Anatomy.of(Double.MIN_VALUE)).isEqualTo(new Anatomy(1, 1, -1074));
        assertThat(Anatomy.of(Double.MAX_VALUE)).isEqualTo(new Anatomy(1, (1L << 53) - 1, 971));
        assertThat(Anatomy.of(Double.MIN_NORMAL)).isEqualTo(new Anatomy(1, 1L << 52, -1074));
        assertThat(Anatomy.of(-0.0)).isEqualTo(new Anatomy(-1, 0, -1074));
    }

    @Test
    void the_parts_make_the_same_double_again() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 10_000; round++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertThat(Double.doubleToRawLongBits(Anatomy.of(x).value())).isEqualTo(Double.doubleToRawLongBits(x));
            }
        }
    }

    @Test
    void what_is_no_finite_double_has_no_parts() {
        assertThatThrownBy(() -> Anatomy.of(Double.NaN)).hasMessage("x must be finite, but was NaN");
        assertThatThrownBy(() -> new Anatomy(0, 1, 0)).hasMessage("sign must be 1 or -1, but was 0");
        assertThatThrownBy(() -> new Anatomy(1, 1L << 53, 0))
                .hasMessage("significand must be in [0, 2^53), but was 9007199254740992");
        assertThatThrownBy(() -> new Anatomy(1, 1, 972))
                .hasMessage("exponent must be between -1074 and 971, but was 972");
    }
}
