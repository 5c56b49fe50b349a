package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.media.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class CorpusTest {
    private static final Corpus CORPUS = Corpus.load();

    @Test
    void there_are_as_many_chapters_as_the_books_have() {
        List<Text> chapters = Corpus.chapters();
        assertThat(chapters)
                .filteredOn(text -> text.label().equals("Persuasion"))
                .hasSize(24);
        assertThat(chapters)
                .filteredOn(text -> text.label().startsWith("PRIDE"))
                .hasSize(61);
        assertThat(chapters.get(0).text())
                .startsWith("It is a truth universally acknowledged, that a single man in possession of a good");
    }

    @Test
    void every_text_is_in_one_part() {
        Set<Text> all = new HashSet<>();
        Stream.of(CORPUS.training(), CORPUS.validation(), CORPUS.test()).forEach(all::addAll);
        assertThat(all.size()).isEqualTo(85 + 62);
        assertThat(CORPUS.training().size()).isEqualTo(119);
        assertThat(CORPUS.validation().size()).isEqualTo(14);
        assertThat(CORPUS.test().size()).isEqualTo(14);
    }

    @Test
    void lines_that_the_printer_broke_are_joined_and_paragraphs_stay() {
        assertThat(Corpus.unwrap("\n\nOne\nline.  Two.\n\n\nThree\n")).isEqualTo("One line. Two.\nThree");
    }

    @Test
    void hardly_a_run_of_eight_words_of_the_test_stands_in_training() {
        Copies copies = new Copies(Corpus.words(CORPUS.training()));
        assertThat(copies.share(CORPUS.test().get(0).text(), 8)).isLessThan(0.01);
    }

    @Test
    void copies_are_found_word_by_word() {
        Copies copies = new Copies(List.of("the cat sat on the mat", "she was there"));
        assertThat(copies.longest("a dog sat on\nthe  mat")).isEqualTo("sat on the mat");
        assertThat(copies.longest("her")).isEmpty(); // only within "there"
        assertThat(copies.longest("mat she")).isEqualTo("mat"); // not across two texts
        assertThat(copies.longest("")).isEmpty();
        assertThat(copies.share("the cat ran on the mat", 2)).isCloseTo(3 / 5.0, within(1e-12));
        assertThat(copies.share("cat", 2)).isZero();
        assertThatThrownBy(() -> copies.share("cat", 0)).hasMessageContaining("n must be at least 1");
    }
}
