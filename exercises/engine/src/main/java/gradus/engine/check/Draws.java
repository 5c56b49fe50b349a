package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Numbers;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Many draws, each with a seed of its own, and the law that each of several events is as likely as it should be:
 *
 * <pre>{@code
 * Draws.of(12_000, seed -> StratifiedMask.isTest(EIGHT, 0.25, seed))
 *         .each(Draws.upTo(8), row -> "row " + row + " of " + EIGHT + " tests, at 0.25", (mask, row) -> mask[row])
 *         .ifAlwaysOrNever("The class was never shuffled, or not by this seed.")
 *         .usually("Each must be equally likely. Collections.shuffle is fair.")
 *         .toBeNear(0.25);
 * }</pre>
 *
 * A share may be off by {@value #STANDARD_ERRORS} standard errors: a right answer is refused once in 400 billion shares.
 *
 * @param <T> what one draw gives
 */
public final class Draws<T> {
    /** How many standard errors a share may be off. */
    public static final int STANDARD_ERRORS = 7;

    private final List<T> drawn;

    private Draws(List<T> drawn) {
        this.drawn = drawn;
    }

    /**
     * Draws.
     *
     * @param seeds how many seeds, far apart: the first draws of neighbouring seeds resemble each other
     * @param answer gives one draw for a seed
     */
    public static <T> Draws<T> of(int seeds, LongFunction<T> answer) {
        return new Draws<>(new SplittableRandom(1).longs(seeds).mapToObj(answer).toList());
    }

    /** The numbers 0 to n − 1, as cases of {@link #each}. */
    public static List<Integer> upTo(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    /** Two places. */
    public record Pair(int first, int second) {}

    /** All pairs of different places, each once. */
    public static List<Pair> pairs(List<Integer> places) {
        List<Pair> pairs = new ArrayList<>();
        for (int j = 1; j < places.size(); j++) {
            for (int i = 0; i < j; i++) {
                pairs.add(new Pair(places.get(i), places.get(j)));
            }
        }
        return pairs;
    }

    /** All pairs of one place of each list. */
    public static List<Pair> pairs(List<Integer> firsts, List<Integer> seconds) {
        List<Pair> pairs = new ArrayList<>();
        firsts.forEach(first -> seconds.forEach(second -> pairs.add(new Pair(first, second))));
        return pairs;
    }

    /** The draws, in order. */
    public List<T> all() {
        return drawn;
    }

    /** The share of the draws of which something is true. */
    public double share(Predicate<? super T> event) {
        return drawn.stream().filter(event).count() / (double) drawn.size();
    }

    /**
     * One event for each of several cases.
     *
     * @param words a case's event as it reads after "the share of seeds for which": "row 3 tests"
     * @param event whether it happened in a draw
     */
    public <K> Shares<K> each(
            Collection<K> cases, Function<? super K, String> words, BiPredicate<? super T, ? super K> event) {
        Map<K, Double> shares = new LinkedHashMap<>();
        for (K one : cases) {
            shares.put(one, share(draw -> event.test(draw, one)));
        }
        return new Shares<>(drawn.size(), shares, words);
    }

    /**
     * The shares of several events.
     *
     * @param <K> what tells the cases apart
     */
    public static final class Shares<K> extends Claim<Double, Shares<K>> {
        private final int seeds;
        private final Map<K, Double> shares;
        private final Function<? super K, String> words;

        private Shares(int seeds, Map<K, Double> shares, Function<? super K, String> words) {
            super("");
            this.seeds = seeds;
            this.shares = shares;
            this.words = words;
            bringUsually("Each case must be as likely as every other. Collections.shuffle is fair.");
        }

        /** Recognises a case that never happens while no other always does: others take turns without it. */
        public Shares<K> ifNever(String cause) {
            boolean oneAlways = shares.containsValue(1.0);
            return when(share -> share == 0 && !oneAlways, cause);
        }

        /** Recognises a case that always or never happens: the seed has no say in it. */
        public Shares<K> ifAlwaysOrNever(String cause) {
            return when(share -> share == 0 || share == 1, cause);
        }

        /** Recognises a wrong answer by the shares of all cases together. */
        public Shares<K> whenAll(Predicate<Map<K, Double>> pattern, String cause) {
            return pattern.test(shares) ? because(cause) : this;
        }

        /** The share of one case. */
        public double of(K one) {
            return shares.get(one);
        }

        /** Checks that every case's share is near the same probability, strictly between 0 and 1. */
        public void toBeNear(double probability) {
            toBeNear(any -> probability);
        }

        /** Checks that every case's share is near its own probability, strictly between 0 and 1. */
        public void toBeNear(Function<? super K, Double> probability) {
            shares.forEach((one, share) -> {
                double right = probability.apply(one);
                if (!(right > 0 && right < 1)) {
                    throw new IllegalArgumentException("probability must be between 0 and 1, but was " + right);
                }
                double within = STANDARD_ERRORS * Math.sqrt(right * (1 - right) / seeds);
                if (!(Math.abs(share - right) <= within)) {
                    throw failure(
                            "the share of " + String.format("%,d", seeds) + " seeds for which " + words.apply(one)
                                    + ",",
                            Relation.BE_CLOSE_TO,
                            Numbers.text(right, 4) + " (within " + Numbers.text(within, 2) + ", " + STANDARD_ERRORS
                                    + " standard errors)",
                            Numbers.text(share, 4),
                            share,
                            right);
                }
            });
        }

        @Override
        protected Shares<K> self() {
            return this;
        }
    }
}
