package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DotProductsTest {
    @Test
    void the_spread_of_dot_products_grows_with_the_root_of_d_and_the_division_makes_it_one() {
        for (int d : new int[] {4, 64, 256}) {
            assertThat(DotProducts.of(d, 16, false, new Random(1)).spread() / Math.sqrt(d))
                    .isCloseTo(1, within(0.05));
            assertThat(DotProducts.of(d, 16, true, new Random(1)).spread()).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void without_the_division_the_slope_of_wide_heads_fades() {
        for (int seed = 0; seed < 10; seed++) {
            double narrow = DotProducts.of(4, 16, false, new Random(seed)).slope();
            double wide = DotProducts.of(256, 16, false, new Random(seed)).slope();
            double scaled = DotProducts.of(256, 16, true, new Random(seed)).slope();
            assertThat(wide).isLessThan(narrow / 3);
            assertThat(scaled).isGreaterThan(narrow / 2);
        }
    }

    @Test
    void by_formula_a_block_of_width_512_spends_half_among_places_from_3072_places_on() {
        AttentionCost even = new AttentionCost(3072, 512, 8);
        assertThat(even.amongPlaces()).isEqualTo(even.linear());
        assertThat(even.weights()).isEqualTo(8L * 3072 * 3072);
        assertThat(new AttentionCost(6144, 512, 8).amongPlaces()).isEqualTo(4 * even.amongPlaces());
    }
}
