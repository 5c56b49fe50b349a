package gradus.classicalml.splitting.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page's numbers beside those of numpy 2.4.6 and scipy 1.17.1, by src/test/peers/peer_splitting.py. */
class SplittingPeerTest {
    private final Concrete concrete = new Concrete(DataSets.CONCRETE.table());

    @Test
    void as_many_mixes_are_repeated() {
        int[] repeated = Arrays.stream(concrete.sizes).filter(size -> size > 1).toArray();
        assertThat(concrete.sizes).hasSize(427);
        assertThat(repeated).hasSize(181);
        assertThat(Arrays.stream(repeated).sum()).isEqualTo(784);
    }

    @Test
    void the_expected_share_of_twins_is_the_one_that_numpy_gives() {
        assertThat(concrete.expectedTwins()).isCloseTo(0.742549, within(1e-6));
    }

    @Test
    void a_stratified_split_tests_three_strong_samples_for_every_seed() {
        int[] strong = Arrays.stream(concrete.cases.targets())
                .mapToInt(strength -> strength >= 75 ? 1 : 0)
                .toArray();
        assertThat(Arrays.stream(strong).sum()).isEqualTo(17);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Arrays.stream(Splits.stratified(strong, 0.2, seed).test())
                            .filter(row -> strong[row] == 1)
                            .count())
                    .isEqualTo(3);
        }
    }
}
