package gradus.deeplearning.training;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The digits file, cut where it comes apart. Its labels run through the same sequence of about 130 digits fourteen
 * times: one form, filled in by hand fourteen times (by 13 people, says the source, so somebody filled in two). A sheet is therefore the group that must not be
 * torn between training and test, or the network is examined on handwriting that it has practised.
 */
public final class Forms {
    /** The row on which each form begins, and the end of the file. */
    private static final int[] BEGINS = {0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797
    };

    private static final Set<Integer> TEST = Set.of(3, 6, 9, 12);
    private static final Set<Integer> VALIDATION = Set.of(5, 11);

    private Forms() {}

    /** How many forms there are; they are numbered from 1. */
    public static int count() {
        return BEGINS.length - 1;
    }

    /**
     * The digits of some forms, in the order of the file.
     *
     * @param numbers at least one, each from 1 to 14
     */
    public static Digits of(Collection<Integer> numbers) {
        for (int number : numbers) {
            if (number < 1 || number > count()) {
                throw new IllegalArgumentException("a form must be between 1 and " + count() + ", but was " + number);
            }
        }
        return Digits.all()
                .rows(numbers.stream()
                        .sorted()
                        .flatMapToInt(form -> IntStream.range(BEGINS[form - 1], BEGINS[form]))
                        .toArray());
    }

    /** Training, validation and test digits from different forms: 8, 2 and 4 of them. */
    public static Split byForm() {
        List<Integer> training = IntStream.rangeClosed(1, count())
                .filter(form -> !TEST.contains(form) && !VALIDATION.contains(form))
                .boxed()
                .toList();
        return new Split(of(training), of(VALIDATION), of(TEST));
    }

    /** Digits drawn at random into three parts of the same sizes as {@link #byForm}, every sheet in all three. */
    public static Split atRandom(long seed) {
        Split sizes = byForm();
        Digits all = Digits.all();
        Digits shuffled = all.batches(all.size(), new Random(seed)).get(0);
        int validation = sizes.training().size();
        int test = validation + sizes.validation().size();
        return new Split(
                shuffled.rows(IntStream.range(0, validation).toArray()),
                shuffled.rows(IntStream.range(validation, test).toArray()),
                shuffled.rows(IntStream.range(test, all.size()).toArray()));
    }

    /** Rows to learn from, rows to choose by, and rows to be judged by once. */
    public record Split(Digits training, Digits validation, Digits test) {}
}
