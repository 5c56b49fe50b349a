package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class LetterVotesTest {
    private static final Letters LETTERS = new Letters(DataSets.LETTER.table());

    @Test
    void one_neighbour_is_wrong_for_fewer_letters_than_nine() {
        assertThat(LETTERS.error(LETTERS.predictions(1))).isLessThan(LETTERS.error(LETTERS.predictions(9)) - 0.005);
    }

    @Test
    void copies_flatter_the_error() {
        assertThat(LETTERS.copies()).hasSize(380);
        for (int k : new int[] {1, 3, 5, 9}) {
            int[] predictions = LETTERS.predictions(k);
            assertThat(LETTERS.errorOfTheNew(predictions)).isGreaterThan(LETTERS.error(predictions) + 0.003);
        }
    }

    @Test
    void the_order_of_the_rows_decides_some_letters() {
        assertThat(LETTERS.tied()).isGreaterThan(2000);
        int changed = Scores.errors(LETTERS.predictions(5), LETTERS.backwards());
        assertThat(changed).isBetween(40, 80);
        assertThat(LETTERS.error(LETTERS.backwards()) - LETTERS.error(LETTERS.predictions(5)))
                .isBetween(-0.001, 0.001);
    }
}
