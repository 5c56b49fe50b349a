package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytePairsTest {
    private static final List<String> TEXTS = List.of("low lower lowest", "low low new newest");

    @Test
    void the_most_frequent_pair_is_merged_first_then_what_it_made_takes_part() {
        BytePairs learned = BytePairs.learn(List.of("hug pug pun bun hugs", " hug hug hug hug hug"), 2);
        assertThat(learned.merges()).containsExactly(new Pair('u', 'g'), new Pair('h', 256));
        assertThat(learned.encode("hugs")).containsExactly(257, 's');
    }

    @Test
    void of_equally_frequent_pairs_the_smaller_ids_come_first() {
        assertThat(BytePairs.learn(List.of("cd\ncd\nab\nab"), 2).merges())
                .containsExactly(new Pair('a', 'b'), new Pair('c', 'd'));
        assertThat(BytePairs.learn(List.of("ac\nac\nab\nab"), 1).merges()).containsExactly(new Pair('a', 'b'));
    }

    @Test
    void a_pair_that_overlaps_itself_is_merged_from_the_left() {
        assertThat(BytePairs.merge(new int[] {'a', 'a', 'a'}, new Pair('a', 'a'), 256))
                .containsExactly(256, 'a');
        assertThat(BytePairs.learn(List.of("aaaaa"), 9).merges())
                .containsExactly(new Pair('a', 'a')); // four times; then (256, 256) and (256, a) once each
    }

    @Test
    void no_merge_reaches_from_one_word_into_the_next() {
        BytePairs learned = BytePairs.learn(List.of("of the of the of the of the"), 100);
        assertThat(IntStream.range(0, learned.end()).mapToObj(learned::decode))
                .noneMatch(token -> token.contains("f "));
    }

    @Test
    void learning_stops_when_no_pair_is_there_twice() {
        assertThat(BytePairs.learn(List.of("abcd"), 5).merges()).isEmpty();
        assertThat(BytePairs.learn(List.of(), 5).vocabulary()).isEqualTo(257);
    }

    @Test
    void the_counts_kept_up_to_date_are_those_counted_again() {
        Random random = new Random(1);
        for (int round = 0; round < 20; round++) {
            List<String> texts = List.of(random.ints(300, 0, 4)
                    .mapToObj(i -> "ab \n".substring(i, i + 1))
                    .collect(Collectors.joining()));
            assertThat(BytePairs.learn(texts, 12).merges()).isEqualTo(NaiveMerges.learn(texts, 12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  lowest ", "naïve café", "中文 🙂", "\r\n\t", "aaaa", "it's 1813--", "\u0301"})
    void every_text_comes_back(String text) {
        BytePairs learned = BytePairs.learn(TEXTS, 20);
        assertThat(learned.decode(learned.encode(text))).isEqualTo(text);
        assertThat(Pieces.of(text))
                .isEqualTo(Pieces.of(text))
                .satisfies(p -> assertThat(String.join("", p)).isEqualTo(text));
    }

    @Test
    void random_texts_come_back() {
        BytePairs learned = BytePairs.learn(TEXTS, 20);
        Random random = new Random(2);
        for (int round = 0; round < 300; round++) {
            int[] points = random.ints(random.nextInt(20), 1, 0x2FFFF)
                    .filter(point -> point < 0xD800 || point > 0xDFFF)
                    .toArray();
            String text = new String(points, 0, points.length);
            assertThat(learned.decode(learned.encode(text))).isEqualTo(text);
        }
    }

    @Test
    void a_token_is_as_long_as_its_bytes_and_the_end_has_none() {
        BytePairs learned = BytePairs.learn(TEXTS, 20);
        int[] tokens = learned.encode("lowest 🙂");
        assertThat(Arrays.stream(tokens).map(learned::length).sum()).isEqualTo(7 + 4);
        assertThat(learned.length(learned.end())).isZero();
        assertThat(learned.decode(learned.end())).isEmpty();
    }

    @Test
    void half_a_character_and_unknown_ids_are_refused() {
        BytePairs bytes = new BytePairs(List.of());
        assertThat(bytes.decode(0xC3)).isEqualTo("\uFFFD");
        assertThatThrownBy(() -> bytes.encode("a\uD83D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text must be Unicode");
        assertThatThrownBy(() -> bytes.decode(257))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("token must be between 0 and 256, but was 257");
        assertThatThrownBy(() -> new BytePairs(List.of(new Pair(97, 256))))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("right must be between 0 and 255, but was 256");
        assertThatThrownBy(() -> BytePairs.learn(TEXTS, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("merges must be at least 0");
    }
}
