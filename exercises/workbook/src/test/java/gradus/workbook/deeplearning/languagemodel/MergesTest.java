package gradus.workbook.deeplearning.languagemodel;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "language-model",
        number = 1,
        title = "From bytes to tokens",
        kind = Kind.BUILD,
        points = 5,
        minutes = 25)
@Hint(
        "Write merged first: one walk over the word, and a decision at each place. What does the walk skip after it has found the pair?")
@Hint(
        "A map that keeps its keys in order decides ties for you, if a later pair has to be counted more often than the best so far to win.")
@Hint("A token of 256 or more is made of two tokens, and decode already knows what to do with those.")
@ExplainedIn("language-model#from-letters-to-tokens")
class MergesTest {
    private static final List<Integer> AAAA = List.of(7, 7, 7, 7);
    private static final List<Integer> SEVENS = List.of(7, 7);
    private static final Inputs<List<List<Integer>>> WORDS = Inputs.listOf(Inputs.listOf(Inputs.whole(1, 3), 9), 5);

    private record Lesson(List<List<Integer>> words, int most) {}

    @Test
    void a_pair_becomes_one_id() {
        expect("the merged form of 5, 7, 7, 6", Merges.merged(List.of(5, 7, 7, 6), SEVENS, 256))
                .ifEqual(List.of(5, 256, 7, 6), "The second id of the pair was used again: go on behind the pair.")
                .usually("The pair goes, its id stands in its place, everything else stays.")
                .toEqual(List.of(5, 256, 6));
        expect("the merged form of 7, 7, 7, 7", Merges.merged(AAAA, SEVENS, 256))
                .ifEqual(List.of(256, 7, 7), "Only the first pair was merged.")
                .usually("Two pairs without overlap.")
                .toEqual(List.of(256, 256));
        expect("the merged form of 7, 7, 7", Merges.merged(List.of(7, 7, 7), SEVENS, 256))
                .ifEqual(List.of(7, 256), "Merging begins at the left.")
                .usually("The first two are a pair, the third is left.")
                .toEqual(List.of(256, 7));
        expect("the merged form of an empty word", Merges.merged(List.of(), SEVENS, 256))
                .usually("Nothing stays nothing.")
                .toEqual(List.of());
    }

    @Test
    void arguments_stay_as_they_are() {
        List<List<Integer>> words = new ArrayList<>(List.of(new ArrayList<>(AAAA), new ArrayList<>(AAAA)));
        Untouched.of("the list of words", words)
                .usually("The list belongs to the caller: copy it before you replace a word in it.")
                .by("learning", () -> Merges.learn(words, 2));
        List<List<Integer>> merges = new ArrayList<>(List.of(SEVENS));
        List<Integer> word = new ArrayList<>(AAAA);
        Untouched.of("the word", word).and("the merges", merges).by("encoding", () -> Merges.encode(word, merges));
    }

    @Test
    @Needs("a_pair_becomes_one_id")
    void the_pair_that_stands_most_often_side_by_side_is_merged_first() {
        expect(
                        "the first merge of the words 1 2 3 and 9 2 3",
                        Merges.learn(List.of(List.of(1, 2, 3), List.of(9, 2, 3)), 1))
                .ifEqual(List.of(List.of(1, 2)), "The smallest pair was taken, not the most frequent one.")
                .usually("(2, 3) is there twice, the others once.")
                .toEqual(List.of(List.of(2, 3)));
        expect(
                        "the first merge of the words 7 7 7 7, 1 2 and 1 2",
                        Merges.learn(List.of(List.of(7, 7, 7, 7), List.of(1, 2), List.of(1, 2)), 1))
                .ifEqual(
                        List.of(List.of(1, 2)),
                        "The pairs of 7 7 7 7 overlap, and still it holds (7, 7) at three places.")
                .usually("(7, 7) stands at three places, (1, 2) at two.")
                .toEqual(List.of(SEVENS));
    }

    @Test
    @Needs("the_pair_that_stands_most_often_side_by_side_is_merged_first")
    void ties_are_decided_by_the_ids() {
        List<List<Integer>> words =
                List.of(List.of(8, 9), List.of(3, 5), List.of(3, 4), List.of(8, 9), List.of(3, 5), List.of(3, 4));
        expect("the first merge where (8, 9), (3, 5) and (3, 4) are there twice each", Merges.learn(words, 1))
                .ifEqual(
                        List.of(List.of(8, 9)),
                        "Of equal pairs the smaller left id decides, not which was seen first or last.")
                .ifEqual(List.of(), "A word that is there twice counts twice.")
                .ifEqual(List.of(List.of(3, 5)), "The left ids are equal: now the smaller right id decides.")
                .usually("The smaller left id, then the smaller right id.")
                .toEqual(List.of(List.of(3, 4)));
    }

    @Test
    @Needs("the_pair_that_stands_most_often_side_by_side_is_merged_first")
    void what_was_merged_takes_part_and_single_pairs_do_not() {
        expect("the merges of 7 7 7 7 and 7 7 7 7, at most nine,", Merges.learn(List.of(AAAA, AAAA), 9))
                .ifEqual(List.of(SEVENS), "256 is an id like any other: (256, 256) is there twice now.")
                .usually("First (7, 7), then (256, 256), and then no pair is left.")
                .toEqual(List.of(SEVENS, List.of(256, 256)));
        expect("the merges of 1 2 3, at most nine,", Merges.learn(List.of(List.of(1, 2, 3)), 9))
                .usually("No pair is there twice: nothing is worth a merge.")
                .toEqual(List.of());
        expect(
                        "the merges of the words 1, 2, 1 and 2, at most nine,",
                        Merges.learn(List.of(List.of(1), List.of(2), List.of(1), List.of(2)), 9))
                .usually("No pair reaches from one word into the next.")
                .toEqual(List.of());
        expect("the merges of 1 2 and 1 2, at most none,", Merges.learn(List.of(List.of(1, 2), List.of(1, 2)), 0))
                .usually("At most 0 means none.")
                .toEqual(List.of());
    }

    @Test
    @Needs("what_was_merged_takes_part_and_single_pairs_do_not")
    void many_merges_and_large_ids() {
        List<Integer> word = IntStream.range(0, 256).boxed().toList();
        List<List<Integer>> merges = Merges.learn(List.of(word, word), 1000);
        expect("the number of merges of a word of all 256 bytes that is there twice", merges.size())
                .usually(
                        "Each merge makes the word one shorter, until it is one token. Ids are large here: compare them by value, not by ==, and mix no two pairs up.")
                .toEqual(255);
        expect("the tokens of that word", Merges.encode(word, merges))
                .usually("All merges together make one token of it.")
                .toEqual(List.of(256 + 254));
    }

    @Test
    @Needs("a_pair_becomes_one_id")
    void encoding_applies_the_merges_in_their_order() {
        List<List<Integer>> merges = List.of(List.of(2, 3), List.of(1, 2), List.of(1, 256));
        expect("the tokens of 1 2 3 under the merges (2, 3), (1, 2), (1, 256)", Merges.encode(List.of(1, 2, 3), merges))
                .ifEqual(List.of(257, 3), "(1, 2) stands further left, but (2, 3) was learned first.")
                .ifEqual(
                        List.of(1, 256),
                        "What a merge has made may be merged again, and a merge that fits nowhere is passed over: it is not the end.")
                .usually("First (2, 3), then (1, 2), which is no longer there, then (1, 256).")
                .toEqual(List.of(258));
    }

    @Test
    void decoding_gives_the_bytes_back() {
        List<List<Integer>> merges = List.of(SEVENS, List.of(256, 256));
        expect("the bytes of 257, 7", Merges.decode(List.of(257, 7), merges))
                .ifEqual(List.of(256, 256, 7), "What a merge is made of may be made by merges itself.")
                .usually("257 is two times 256, and each of those is 7, 7.")
                .toEqual(List.of(7, 7, 7, 7, 7));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(WORDS.and(Inputs.whole(0, 6), Lesson::new))
                .ask("the merges of {words}, at most {most},", lesson -> Merges.learn(lesson.words(), lesson.most()))
                .ask("the tokens of {words}", lesson -> {
                    List<List<Integer>> merges = Merges.learn(lesson.words(), lesson.most());
                    return lesson.words().stream()
                            .map(word -> Merges.encode(word, merges))
                            .toList();
                })
                .ask("the bytes after encoding and decoding {words}", lesson -> {
                    List<List<Integer>> merges = Merges.learn(lesson.words(), lesson.most());
                    return lesson.words().stream()
                            .map(word -> Merges.decode(Merges.encode(word, merges), merges))
                            .toList();
                })
                .holds();
    }
}
