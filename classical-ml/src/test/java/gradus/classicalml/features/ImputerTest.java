package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.classicalml.features.Imputer.Fill;
import org.junit.jupiter.api.Test;

class ImputerTest {
    private static final double GAP = Double.NaN;
    private static final double[] NO_TARGETS = {};
    private static final Features TRAINING =
            Features.of("income", 1, GAP, 2, 9, 2).beside(Features.of("age", 3, 4, 5, 6, 7));

    @Test
    void a_gap_becomes_what_the_training_rows_have_there() {
        assertThat(filled(Fill.MEDIAN)).containsExactly(1, 2, 2, 9, 2);
        assertThat(filled(Fill.MEAN)).containsExactly(1, 3.5, 2, 9, 2);
        assertThat(filled(Fill.MOST_FREQUENT)).containsExactly(1, 2, 2, 9, 2);
    }

    private static double[] filled(Fill fill) {
        return new Imputer(fill, false).fit(TRAINING, NO_TARGETS).training().column("income");
    }

    @Test
    void only_a_column_with_a_gap_in_training_has_an_indicator() {
        Fitted<Features, Features> fitted = Imputer.median().fit(TRAINING, NO_TARGETS);
        assertThat(fitted.training().names()).containsExactly("income", "age", "income_missing");
        assertThat(fitted.training().column("income_missing")).containsExactly(0, 1, 0, 0, 0);

        Features others = fitted.apply(Features.of("income", GAP, 8).beside(Features.of("age", 1, GAP)));
        assertThat(others.column("income")).containsExactly(2, 8);
        assertThat(others.column("age"))
                .as("filled by the training rows' median")
                .containsExactly(1, 5);
        assertThat(others.column("income_missing")).containsExactly(1, 0);
    }

    @Test
    void other_rows_change_nothing_that_was_learned() {
        Fitted<Features, Features> fitted = Imputer.mean().withoutIndicators().fit(TRAINING, NO_TARGETS);
        Features gap = Features.of("income", GAP).beside(Features.of("age", GAP));
        fitted.apply(Features.of("income", 1e9).beside(Features.of("age", 1e9)));
        assertThat(fitted.apply(gap).values().row(0)).containsExactly(3.5, 5);
    }

    @Test
    void a_column_without_any_value_is_refused_and_so_are_other_columns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Imputer.median().fit(Features.of("income", GAP, GAP), NO_TARGETS))
                .withMessage(
                        "feature income must have a value in a training row to learn from, but has none in 2: leave it"
                                + " out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Imputer.median().fit(TRAINING, NO_TARGETS).apply(Features.of("age", 1)))
                .withMessage("features must be [income, age] as in training, but were [age]");
    }
}
