package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTest {
    private static Iterable<String> changedBySetting(String key) {
        String before = System.clearProperty(key);
        try {
            Surroundings surroundings = Surroundings.now();
            System.setProperty(key, "as an answer or a library left it");
            return surroundings.restore();
        } finally {
            System.clearProperty(key);
            if (before != null) {
                System.setProperty(key, before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.awt.example", "sun.example", "gradus.example", "ai.djl.example"})
    void a_property_that_decides_how_something_works_is_a_change(String key) {
        assertThat(changedBySetting(key)).containsExactly("the system's properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.sqlite.example", "sun.font.fontmanager"})
    void what_a_library_or_java_itself_notes_down_at_first_use_is_none(String key) {
        assertThat(changedBySetting(key)).isEmpty();
    }

    @Test
    void nothing_changed_is_nothing_to_restore() {
        assertThat(Surroundings.now().restore()).isEmpty();
    }
}
