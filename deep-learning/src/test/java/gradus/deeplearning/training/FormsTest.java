package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void every_form_holds_the_same_sequence_of_digits_but_for_a_few_lost_ones(int number) {
        String first = labels(Forms.of(List.of(1)));
        String other = labels(Forms.of(List.of(number)));

        assertThat(edits(first, other))
                .as("edits between form 1 and form " + number + "; random digits would need about 80")
                .isLessThanOrEqualTo(15);
    }

    @Test
    void the_three_parts_come_from_eight_two_and_four_forms_and_cover_the_file() {
        Forms.Split split = Forms.byForm();

        assertThat(split.training().size()).isEqualTo(1021);
        assertThat(split.validation().size()).isEqualTo(258);
        assertThat(split.test().size()).isEqualTo(518);
        assertThat(labels(split.test())).isEqualTo(labels(Forms.of(List.of(3, 6, 9, 12))));
        assertThat(labels(split.validation())).isEqualTo(labels(Forms.of(List.of(5, 11))));
        assertThat(labels(split.training())).isEqualTo(labels(Forms.of(List.of(1, 2, 4, 7, 8, 10, 13, 14))));
    }

    @Test
    void a_random_split_has_the_same_sizes_and_depends_on_its_seed_alone() {
        Forms.Split split = Forms.atRandom(1);

        assertThat(split.training().size()).isEqualTo(1021);
        assertThat(split.validation().size()).isEqualTo(258);
        assertThat(split.test().size()).isEqualTo(518);
        assertThat(labels(split.test())).isEqualTo(labels(Forms.atRandom(1).test()));
        assertThat(labels(split.test())).isNotEqualTo(labels(Forms.atRandom(2).test()));
        assertThat(sorted(labels(split.training()) + labels(split.validation()) + labels(split.test())))
                .isEqualTo(sorted(labels(Digits.all())));
    }

    @Test
    void a_form_that_does_not_exist_is_refused() {
        assertThat(Forms.count()).isEqualTo(14);
        assertThatThrownBy(() -> Forms.of(List.of(0))).hasMessage("a form must be between 1 and 14, but was 0");
        assertThatThrownBy(() -> Forms.of(List.of(15))).hasMessageEndingWith("but was 15");
    }

    private static String labels(Digits digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.size(); i++) {
            text.append(digits.label(i));
        }
        return text.toString();
    }

    private static String sorted(String text) {
        return text.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
