package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import tech.tablesaw.api.Table;

@Tag("proof")
class TribuoNeighboursTest {
    private static final Table DIGITS = DataSets.DIGITS_8X8.table();
    private static final Library LIBRARY =
            new Library(Cases.ofClasses(DIGITS, "digit", Numbers.features(DIGITS, "digit")));

    @Test
    void tribuo_differs_only_where_votes_are_tied() {
        for (int k : new int[] {1, 2, 3, 5}) {
            int[] ours = LIBRARY.ours(k);
            int[] theirs = LIBRARY.tribuo(k, NeighboursQueryFactoryType.BRUTE_FORCE);
            assertThat(LIBRARY.tiedAndDifferent(k, ours, theirs)).isEqualTo(Scores.errors(ours, theirs));
        }
        assertThat(LIBRARY.ours(1)).isEqualTo(LIBRARY.tribuo(1, NeighboursQueryFactoryType.BRUTE_FORCE));
    }

    @Test
    void tribuo_gives_a_tie_to_the_smaller_label() {
        for (int k : new int[] {2, 3, 5}) {
            int[] ours = LIBRARY.ours(k);
            int[] theirs = LIBRARY.tribuo(k, NeighboursQueryFactoryType.BRUTE_FORCE);
            for (int i = 0; i < ours.length; i++) {
                assertThat(theirs[i]).isLessThanOrEqualTo(ours[i]);
            }
        }
    }

    @Test
    void tribuos_tree_predicts_what_its_brute_force_does() {
        assertThat(LIBRARY.tribuo(3, NeighboursQueryFactoryType.KD_TREE))
                .isEqualTo(LIBRARY.tribuo(3, NeighboursQueryFactoryType.BRUTE_FORCE));
    }
}
