package gradus.fundamentals.linearalgebra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Photos;
import gradus.fundamentals.linearalgebra.EigenPair;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_linear_algebra.py} (NumPy
 * 1.24.2, LAPACK's gesdd and eigh).
 */
@Tag("proof")
class LinearAlgebraClaimsTest {
    private static final Textures TEXTURES = Textures.of(Photos.all());
    private static final Handwriting DIGITS =
            Handwriting.of(LabelledImages.digits8x8().images());

    @Test
    void low_rank_halves_the_error_on_bricks_and_loses_to_the_grid_on_gravel() {
        double grid = Textures.lostOnGrid(TEXTURES.bricks(), 2);
        double rank31 = TEXTURES.ofBricks().lostAt(31);
        assertThat(grid).as("peer").isCloseTo(0.10071426190630815, within(1e-12));
        assertThat(rank31).as("peer").isCloseTo(0.05245265728320552, within(1e-12));
        assertThat(rank31 / grid).isLessThan(0.53);
        for (int side : new int[] {8, 4, 2}) {
            int k = 256 * 256 / side / side / 513;
            assertThat(TEXTURES.lostOfGravelAt(k)).isGreaterThan(Textures.lostOnGrid(TEXTURES.gravel(), side));
        }
        assertThat(TEXTURES.lostOfGravelAt(31)).as("peer").isCloseTo(0.1635204480566234, within(1e-12));
    }

    @Test
    void singular_values_of_photos_and_digits_are_lapacks() {
        assertThat(Arrays.copyOf(TEXTURES.ofBricks().values(), 3))
                .as("peer")
                .containsExactly(
                        new double[] {112.31179812087939, 8.400002372069217, 7.833140873017857}, within(1e-11));
        assertThat(Arrays.copyOf(DIGITS.svd().values(), 4))
                .as("peer")
                .containsExactly(
                        new double[] {137.0699585520377, 35.43729823970279, 33.87530829742024, 31.509481093838335},
                        within(1e-11));
        List<EigenPair> pairs = DIGITS.pairs(4);
        for (int j = 0; j < 4; j++) {
            double found = Math.sqrt(pairs.get(j).value());
            assertThat(found).isCloseTo(DIGITS.svd().values()[j], within(1e-8));
        }
    }

    @Test
    void the_digits_have_rank_61_for_three_pixels_are_always_white() {
        assertThat(DIGITS.svd().rank()).as("peer").isEqualTo(61);
        long white = 0;
        for (int j = 0; j < 64; j++) {
            white += Arrays.stream(DIGITS.X().column(j)).allMatch(ink -> ink == 0) ? 1 : 0;
        }
        assertThat(white).isEqualTo(3);
        assertThat(DIGITS.svd().lostAt(20)).as("peer").isCloseTo(0.1819760362820204, within(1e-12));
    }

    /** Means of twenty seeds each. */
    @Test
    void a_power_of_ten_in_the_condition_costs_qr_a_digit_and_the_normal_equations_two() {
        for (Solved.Method method : Solved.Method.values()) {
            double perPower = (Solved.digits(method, 1e2) - Solved.digits(method, 1e6)) / 4;
            assertThat(perPower)
                    .as("digits that %s loses per power of ten", method)
                    .isCloseTo(method == Solved.Method.NORMAL ? 2 : 1, within(0.15));
        }
        assertThat(Solved.digits(Solved.Method.NORMAL, 1e8)).isLessThan(1);
        assertThat(Solved.digits(Solved.Method.QR, 1e8)).isGreaterThan(8);
    }

    @Test
    void what_goes_wrong_goes_wrong_as_the_page_says() {
        assertThat(Pitfalls.withoutExchange()).isZero();
        assertThat(Pitfalls.withExchange()).isCloseTo(1, within(1e-15));
        assertThat(Pitfalls.shadow()).as("of (0, 1, 1) on the floor").isCloseTo(1, within(1e-15));
        assertThat(Pitfalls.shadowByParts()).as("(½, ½, 0)").isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(Pitfalls.notShortened()).isInfinite();
        assertThat(Pitfalls.determinantOfTenths()).isCloseTo(1e-20, within(1e-34));
    }
}
