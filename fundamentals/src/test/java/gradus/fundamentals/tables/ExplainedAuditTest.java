package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.datasets.audit.Audit;
import gradus.datasets.audit.Finding;
import gradus.datasets.audit.Finding.Kind;
import gradus.fundamentals.tables.ExplainedAudit.Explained;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ExplainedAuditTest {
    @Test
    @Tag("proof")
    void it_finds_what_the_audit_of_the_data_sets_finds_in_its_order() {
        Table penguins = DataSets.PENGUINS.table();
        List<Finding> found = ExplainedAudit.of(penguins, "species").stream()
                .map(Explained::finding)
                .toList();
        assertThat(found).isNotEmpty().isEqualTo(Audit.of(penguins, "species"));
        Table airports = DataSets.FLIGHTS.table("airports.csv");
        assertThat(ExplainedAudit.of(airports).stream().map(Explained::finding).toList())
                .isEqualTo(Audit.of(airports));
    }

    @Test
    void each_kind_is_explained_in_words_of_its_own_and_ends_in_a_question() {
        Set<String> words = new HashSet<>();
        for (Kind kind : Kind.values()) {
            assertThat(ExplainedAudit.ask(kind)).as("%s", kind).contains("?");
            words.add(ExplainedAudit.ask(kind));
            words.add(ExplainedAudit.spoils(kind));
        }
        assertThat(words).hasSize(2 * Kind.values().length);
    }

    @Test
    void a_target_that_is_no_column_is_refused() {
        assertThatThrownBy(() -> ExplainedAudit.of(DataSets.PENGUINS.table(), "kind"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind");
    }
}
