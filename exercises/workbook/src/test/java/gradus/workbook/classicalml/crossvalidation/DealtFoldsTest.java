package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Changes;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "cross-validation",
        number = 1,
        title = "Folds dealt like cards",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@ExplainedIn("cross-validation#which-rows-belong-together")
@Hint("A LinkedHashMap from a class to its rows keeps the classes in the order in which they appeared.")
@Hint("One counter for all cards, which is never set back: the fold of a card is the counter modulo k.")
@Hint("Dealing goes class by class, so a fold's rows do not come in ascending order by themselves.")
class DealtFoldsTest {
    private static final String[] LABELS = {"b", "a", "b", "c", "a", "b", "b", "a"};

    private record Table(List<String> labels, int k) {}

    @Test
    void every_row_tests_in_exactly_one_fold() {
        for (int k = 2; k < 8; k++) {
            List<Integer> tested = DealtFolds.of(LABELS.clone(), k).stream()
                    .flatMap(List::stream)
                    .sorted()
                    .toList();
            int folds = k;
            expect("the rows that test in the " + k + " folds of b a b c a b b a, sorted,", tested)
                    .when(
                            rows -> rows.size() < 8,
                            "Rows were lost: with " + folds + " folds some never test. Was 8 / " + folds
                                    + " rounded down?")
                    .when(rows -> rows.size() > 8, "A row tests twice: folds must not overlap.")
                    .usually("Each of the rows 0 to 7 should be there once.")
                    .toEqual(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        }
    }

    @Test
    @Needs("every_row_tests_in_exactly_one_fold")
    void the_cards_are_dealt_class_by_class() {
        expect("the 3 folds of b a b c a b b a", DealtFolds.of(LABELS.clone(), 3))
                .ifEqual(
                        List.of(List.of(0, 1, 3, 6), List.of(2, 4), List.of(5, 7)),
                        "Each class was dealt from fold 0 again, so fold 0 has 4 rows and fold 1 has 2. Go on where the class before"
                                + " ended.")
                .ifEqual(
                        List.of(List.of(0, 3, 6), List.of(1, 4, 7), List.of(2, 5)),
                        "These are the rows dealt in the order of the table, whatever their class.")
                .ifEqual(
                        List.of(List.of(0, 1, 6), List.of(2, 3, 4), List.of(5, 7)),
                        "The classes were dealt in alphabetical order: b appears first, so it is dealt first.")
                .ifEqual(
                        List.of(List.of(0, 1, 2), List.of(4, 5, 6), List.of(3, 7)),
                        "These are blocks of the sorted rows. Deal them one by one: neighbours go to different folds.")
                .when(
                        folds -> folds.stream()
                                .anyMatch(fold ->
                                        !fold.equals(fold.stream().sorted().toList())),
                        "The rows of a fold are not in ascending order.")
                .usually(
                        "Sorted by class the rows are 0 2 5 6 (b), 1 4 7 (a), 3 (c). Dealt to folds 0 1 2 0, 1 2 0, 1.")
                .toEqual(List.of(List.of(0, 6, 7), List.of(1, 2, 3), List.of(4, 5)));
    }

    @Test
    void the_labels_stay_as_they_are() {
        String[] labels = LABELS.clone();
        Untouched.of("the labels", labels).by("the folds", () -> DealtFolds.of(labels, 3));
    }

    @Test
    @Needs("the_cards_are_dealt_class_by_class")
    void labels_that_read_the_same_are_one_class() {
        String[] asFromAFile = Changes.unshared(List.of(LABELS)).toArray(String[]::new);
        expect("the 3 folds of b a b c a b b a, no label the same object as another,", DealtFolds.of(asFromAFile, 3))
                .usually("Labels are one class if they read the same: compare them by equals, not by ==.")
                .toEqual(List.of(List.of(0, 6, 7), List.of(1, 2, 3), List.of(4, 5)));
    }

    @Test
    void a_k_that_cannot_be_cut_is_refused() {
        for (int k : new int[] {1, 0, -2, 9}) {
            expectRefusal(
                    k + " folds of 8 rows",
                    IllegalArgumentException.class,
                    "With fewer than 2 folds nothing trains, and with more folds than rows one of them is empty. Say which argument it"
                            + " is, k, and what it was.",
                    () -> DealtFolds.of(LABELS.clone(), k),
                    "k",
                    String.valueOf(k));
        }
        expect("the number of folds of 8 rows, if k is 8,", foldsOrRefusal(LABELS.clone(), 8))
                .usually("As many folds as rows are allowed: each row tests by itself.")
                .toEqual(8);
        expect("the number of folds of 2 rows, if k is 2,", foldsOrRefusal(new String[] {"a", "b"}, 2))
                .usually("Two folds of two rows are allowed.")
                .toEqual(2);
    }

    private static Object foldsOrRefusal(String[] labels, int k) {
        try {
            return DealtFolds.of(labels, k).size();
        } catch (IllegalArgumentException refused) {
            return "a refusal";
        }
    }

    @Test
    void a_fold_trains_on_the_rows_of_all_others() {
        List<List<Integer>> folds = List.of(List.of(0, 6, 7), List.of(1, 2, 3), List.of(4, 5));
        expect("the training rows of fold 1 of {0 6 7}, {1 2 3}, {4 5}", DealtFolds.trainingRows(folds, 1))
                .ifEqual(new int[] {1, 2, 3}, "These are the rows that test in it.")
                .ifEqual(new int[] {0, 6, 7, 4, 5}, "The rows are right, but not in ascending order.")
                .usually("All rows but 1, 2 and 3.")
                .toEqual(new int[] {0, 4, 5, 6, 7});
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Table> tables = Inputs.listOf(Inputs.choice("a", "b", "", "A", "ab"), 14)
                .and(Inputs.whole(-1, 15), Table::new)
                .filter(table -> table.labels().size() >= 2);
        Agreement.on(tables)
                .ask(
                        "the folds (labels, k) of {}",
                        t -> DealtFolds.of(t.labels().toArray(String[]::new), t.k()))
                .refusalsName("k")
                .ask("the training rows of each fold (labels, k) of {}", DealtFoldsTest::trainingRows)
                .holds();
    }

    private static List<int[]> trainingRows(Table table) {
        List<List<Integer>> folds = DealtFolds.of(table.labels().toArray(String[]::new), table.k());
        return IntStream.range(0, folds.size())
                .mapToObj(fold -> DealtFolds.trainingRows(folds, fold))
                .toList();
    }
}
