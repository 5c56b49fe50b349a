package gradus.fundamentals.probability;

import gradus.fundamentals.Require;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Everything that can happen, each outcome with a whole number that says how often: the faces of a die once each, the applicants of a
 * table as often as it counts them. Probabilities are quotients of two counts and exact. Immutable.
 *
 * @param <T> an outcome; outcomes that are equal are one
 */
public final class SampleSpace<T> {
    /** The most outcomes that {@link #times} writes out. */
    public static final int MOST_OUTCOMES = 2_000_000;

    private final Map<T, Long> counts;
    private final long total;

    private SampleSpace(Map<T, Long> counts) {
        this.counts = Collections.unmodifiableMap(counts);
        this.total = counts.values().stream().reduce(0L, Math::addExact);
        Require.that(total > 0, "outcomes must hold at least one that can happen, but held " + counts.size());
    }

    /**
     * Outcomes that are equally likely; one that is listed twice counts twice.
     *
     * @param outcomes at least one, none null
     * @throws IllegalArgumentException if there is none
     */
    public static <T> SampleSpace<T> of(Collection<? extends T> outcomes) {
        Require.given("outcomes", outcomes);
        Map<T, Long> counts = new LinkedHashMap<>();
        outcomes.forEach(outcome -> counts.merge(Require.given("an outcome", outcome), 1L, Math::addExact));
        return new SampleSpace<>(counts);
    }

    /**
     * Outcomes with a count each. Outcomes of count 0 are left out.
     *
     * @param counts none below 0, at least one above
     * @throws IllegalArgumentException if a count is below 0 or all are 0
     * @throws ArithmeticException if they add up to more than a long holds
     */
    public static <T> SampleSpace<T> counted(Map<? extends T, Long> counts) {
        Require.given("counts", counts);
        Map<T, Long> above = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> {
            if (Require.atLeast("the count of " + outcome, count, 0) > 0) {
                above.put(Require.given("an outcome", outcome), count);
            }
        });
        return new SampleSpace<>(above);
    }

    /** A die with faces from 1 to the given number. */
    public static SampleSpace<Integer> die(int faces) {
        Require.atLeast("faces", faces, 1);
        return of(Stream.iterate(1, face -> face + 1).limit(faces).toList());
    }

    /**
     * The probability of an event, P(A) = (outcomes in A) / (all outcomes).
     *
     * @param event which outcomes belong to it
     * @return exact, from 0 to 1
     */
    public BigFraction probability(Predicate<? super T> event) {
        return new BigFraction(count(event), total);
    }

    /**
     * The space that is left when the evidence is known: outcomes without it are gone, the rest keep their counts.
     *
     * @throws IllegalArgumentException if the evidence never happens
     */
    public SampleSpace<T> given(Predicate<? super T> evidence) {
        Map<T, Long> left = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> {
            if (evidence.test(outcome)) {
                left.put(outcome, count);
            }
        });
        Require.that(!left.isEmpty(), "evidence must hold for at least one outcome, but held for none of " + size());
        return new SampleSpace<>(left);
    }

    /** Whether P(A and B) = P(A) P(B), exactly. An event that never happens is independent of every other. */
    public boolean independent(Predicate<? super T> first, Predicate<? super T> second) {
        BigFraction both = probability(outcome -> first.test(outcome) && second.test(outcome));
        return both.equals(probability(first).multiply(probability(second)));
    }

    /**
     * Whether two events are independent among the outcomes of every kind: P(A and B | kind) = P(A | kind) P(B | kind), exactly.
     *
     * @param kind what is known of an outcome, such as an applicant's department
     */
    public boolean independentGiven(
            Function<? super T, ?> kind, Predicate<? super T> first, Predicate<? super T> second) {
        return counts.keySet().stream()
                .map(kind)
                .distinct()
                .allMatch(known ->
                        given(outcome -> kind.apply(outcome).equals(known)).independent(first, second));
    }

    /**
     * Both at once, neither having a bearing on the other: each pair's count is the product of the two counts.
     *
     * @throws ArithmeticException if the counts add up to more than a long holds
     */
    public <U, V> SampleSpace<V> and(SampleSpace<U> other, BiFunction<? super T, ? super U, ? extends V> both) {
        Map<V, Long> pairs = new LinkedHashMap<>();
        counts.forEach((mine, count) -> other.counts.forEach((theirs, times) ->
                pairs.merge(both.apply(mine, theirs), Math.multiplyExact(count, times), Math::addExact)));
        return new SampleSpace<>(pairs);
    }

    /**
     * The same chance several times over, each time without regard to the others: all sequences, written out.
     *
     * @param draws at least 1
     * @throws IllegalArgumentException if there are more than {@link #MOST_OUTCOMES} sequences
     */
    public SampleSpace<List<T>> times(int draws) {
        Require.atLeast("draws", draws, 1);
        double sequences = Math.pow(size(), draws);
        Require.that(
                sequences <= MOST_OUTCOMES,
                "outcomes must be at most " + MOST_OUTCOMES + " to be written out, but would be " + sequences
                        + ": simulate instead");
        SampleSpace<List<T>> all = map(List::of);
        for (int draw = 1; draw < draws; draw++) {
            all = all.and(
                    this,
                    (before, next) ->
                            Stream.concat(before.stream(), Stream.of(next)).toList());
        }
        return all;
    }

    /** Another look at the same chance, such as the sum of two dice: outcomes that look the same become one. */
    public <U> SampleSpace<U> map(Function<? super T, ? extends U> look) {
        Map<U, Long> seen = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> seen.merge(look.apply(outcome), count, Math::addExact));
        return new SampleSpace<>(seen);
    }

    /** How many times an event's outcomes are counted. */
    public long count(Predicate<? super T> event) {
        long sum = 0;
        for (Map.Entry<T, Long> each : counts.entrySet()) {
            if (event.test(each.getKey())) {
                sum += each.getValue();
            }
        }
        return sum;
    }

    /** The counts of all outcomes together. */
    public long total() {
        return total;
    }

    /** How many different outcomes there are. */
    public int size() {
        return counts.size();
    }
}
