package gradus.deployment.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void a_killed_transaction_has_not_happened() throws Exception {
        assertThat(Rehearsal.champion()).isEqualTo("1");
        assertThat(Rehearsal.champion("begin", "retire 1", "crown 2", "kill", "commit"))
                .isEqualTo("1");
        assertThat(Rehearsal.champion("begin", "retire 1", "crown 2", "commit", "kill"))
                .isEqualTo("2");
        assertThat(Rehearsal.champion("retire 1", "kill", "crown 2")).isEqualTo("nobody");
        assertThat(Rehearsal.champion("begin", "crown 2", "retire 1", "commit")).isEqualTo("1");
    }

    @Test
    void a_rollback_takes_one_off_the_stack() throws Exception {
        assertThat(Rehearsal.championAfter()).isZero();
        assertThat(Rehearsal.championAfter("promote 1", "promote 2", "roll back", "promote 3", "roll back"))
                .isEqualTo(1);
    }

    @Test
    void what_nobody_holds_is_closed() {
        assertThat(Rehearsal.closed("lease", "swap", "swap")).containsExactly(2);
        assertThat(Rehearsal.closed("lease", "swap", "swap", "return 1")).containsExactly(2, 1);
    }

    @Test
    void an_unknown_step_is_refused() {
        assertThatThrownBy(() -> Rehearsal.champion("crown 9")).hasMessageStartingWith("step must be one of");
        assertThatThrownBy(() -> Rehearsal.closed("leave 1"))
                .hasMessage("step must be return and a number, but was leave 1");
    }
}
