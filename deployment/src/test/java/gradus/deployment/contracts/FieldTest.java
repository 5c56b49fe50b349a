package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FieldTest {
    @Test
    void a_field_accepts_its_range_and_nothing_that_is_no_number() {
        Field field = new Field("a_cm", "A", "", 10, 20);
        assertThat(field.accepts(10)).isTrue();
        assertThat(field.accepts(20)).isTrue();
        assertThat(field.accepts(Math.nextDown(10.0))).isFalse();
        assertThat(field.accepts(Math.nextUp(20.0))).isFalse();
        assertThat(field.accepts(Double.NaN)).isFalse();
        assertThat(field.accepts(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void a_field_that_could_accept_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field("a_cm", "A", "", 20, 20))
                .withMessage("min must be below max and both finite, but were 20.0 and 20.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Field("a_cm", "A", "", 0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Field("a_cm", "A", "", Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field("A\"", "A", "", 0, 1))
                .withMessage("name must be lower-case letters, digits and underscores, but was A\"");
    }
}
