package gradus.kit.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final Recipe RECIPE = Recipe.of(Network.of(16))
            .withOptimizer(Recipe.sgd(Tracker.fixed(0.5f)))
            .withSeed(4);
    private static final Digits SEVEN = Digits.all().rows(IntStream.range(0, 7).toArray());

    @Test
    void the_parts_steps_by_their_shares_are_the_whole_batchs_step() {
        Moves moves = new Moves(RECIPE, SEVEN, 3);

        assertThat(moves.parts()).isEqualTo(3);
        assertThat(Moves.furthest(moves.bySize(1 / 7.0), moves.whole())).isLessThan(1e-5);
        assertThat(Moves.furthest(moves.equally(1 / 3.0), moves.whole())).isGreaterThan(1e-4);
        assertThat(Moves.furthest(moves.lastBySize(), moves.last(1 / 7.0))).isZero();
    }

    @Test
    void an_update_without_a_gradient_moves_only_what_remembers_its_velocity() {
        Recipe momentum = RECIPE.withOptimizer(Recipe.momentum(Tracker.fixed(0.5f), 0.9f));
        Moves moves = new Moves(momentum, SEVEN, 7);

        assertThat(Moves.furthest(moves.wholeTwice(), moves.whole())).isGreaterThan(1e-3);
        assertThat(moves.equally(0))
                .isEqualTo(Moves.weightsAfter(momentum, trainer -> {}))
                .isNotEqualTo(moves.whole());
    }
}
