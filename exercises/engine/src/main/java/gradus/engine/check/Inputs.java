package gradus.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@link Agreement} asks about: edge cases first, then as many seeded random inputs as are wanted; each knows its simpler
 * forms, down to the simplest. The library has {@link Samples}, {@link Tables}, {@link Matrices}, {@link Texts} and
 * {@link Steps}; a grader composes them:
 *
 * <pre>{@code
 * Inputs<Request> requests = Texts.any().and(Inputs.whole(0, 100), Request::new).filter(request -> …);
 * }</pre>
 *
 * An input may be any value of plain parts: numbers, strings, enums, arrays, lists, maps, and records of these, the learner's own
 * among them. It is copied for each side, so that neither can change the other's.
 *
 * @param <T> the kind of input
 */
public final class Inputs<T> {
    private static final int TRIES = 100;

    private final List<Case<T>> edges;
    private final Function<SplittableRandom, Case<T>> draw;

    Inputs(List<Case<T>> edges, Function<SplittableRandom, Case<T>> draw) {
        this.edges = List.copyOf(edges);
        this.draw = draw;
    }

    /**
     * Inputs of a grader's own making.
     *
     * @param edges asked first, in this order
     * @param draw makes a random one
     * @param simpler the simpler forms of an input, the simplest first; it must not go in circles
     */
    public static <T> Inputs<T> from(List<T> edges, Function<RandomGenerator, T> draw, Function<T, Stream<T>> simpler) {
        return new Inputs<>(
                edges.stream().map(edge -> Case.of(edge, simpler)).toList(),
                random -> Case.of(draw.apply(random), simpler));
    }

    /** One of a few values; an earlier one is simpler than a later one. */
    @SafeVarargs
    public static <T> Inputs<T> choice(T... values) {
        List<Case<T>> cases = new ArrayList<>();
        for (T value : values) {
            List<Case<T>> earlier = List.copyOf(cases);
            cases.add(new Case<>(value, earlier::stream));
        }
        return new Inputs<>(cases, random -> cases.get(random.nextInt(cases.size())));
    }

    /** A whole number, both ends included; one nearer to 0 is simpler. */
    public static Inputs<Integer> whole(int from, int to) {
        Predicate<Integer> inside = n -> from <= n && n <= to;
        List<Integer> edges =
                Stream.of(0, 1, -1, 2, from, to).filter(inside).distinct().toList();
        return from(
                edges,
                random -> random.nextInt(from, to + 1),
                n -> Simpler.whole(n).mapToObj(m -> (int) m).filter(inside));
    }

    /** A finite number: zeros, ones, fractions, huge and tiny ones. */
    public static Inputs<Double> number() {
        List<Double> edges = List.of(0.0, 1.0, -1.0, 2.0, 0.5, -0.0, 0.1, 1e9, 1e9 + 1, -3.0, 1e-12);
        return from(
                edges,
                random -> Samples.value(random, random.nextInt(6)),
                n -> Simpler.real(n).boxed());
    }

    /** A list of none to so many. */
    public static <E> Inputs<List<E>> listOf(Inputs<E> element, int most) {
        List<Case<List<E>>> edges = new ArrayList<>();
        edges.add(Case.simplest(List.of()));
        for (Case<E> edge : element.edges) {
            edges.add(Lists.of(List.of(edge)));
            edges.add(Lists.of(List.of(edge, edge)));
        }
        return new Inputs<>(edges, random -> {
            int size = random.nextInt(most + 1);
            return Lists.of(
                    IntStream.range(0, size).mapToObj(i -> element.any(random)).toList());
        });
    }

    /** The same inputs, with edge cases of the grader's own before them; they are told as they are, and not simplified. */
    @SafeVarargs
    public final Inputs<T> first(T... own) {
        List<Case<T>> all = new ArrayList<>();
        for (T edge : own) {
            all.add(Case.simplest(edge));
        }
        all.addAll(edges);
        return new Inputs<>(all, draw);
    }

    /** Each input made into another. */
    public <U> Inputs<U> map(Function<? super T, ? extends U> function) {
        return new Inputs<>(
                edges.stream().map(edge -> edge.<U>map(function)).toList(),
                random -> draw.apply(random).map(function));
    }

    /**
     * The inputs that the task speaks of.
     *
     * @throws IllegalStateException when drawing, if a hundred in a row are refused
     */
    public Inputs<T> filter(Predicate<? super T> rule) {
        return new Inputs<>(
                edges.stream()
                        .filter(edge -> rule.test(edge.value()))
                        .map(edge -> edge.filter(rule))
                        .toList(),
                random -> {
                    for (int i = 0; i < TRIES; i++) {
                        Case<T> drawn = draw.apply(random);
                        if (rule.test(drawn.value())) {
                            return drawn.filter(rule);
                        }
                    }
                    throw new IllegalStateException("the filter refused " + TRIES + " random inputs in a row");
                });
    }

    /** These inputs and others: both kinds of edge cases first, then now one, now the other. */
    public Inputs<T> or(Inputs<T> others) {
        List<Case<T>> all = new ArrayList<>(edges);
        all.addAll(others.edges);
        return new Inputs<>(all, random -> (random.nextInt(3) < 2 ? this : others).draw.apply(random));
    }

    /** Two inputs made into one: edge cases with edge cases, and with random ones. */
    public <U, V> Inputs<V> and(Inputs<U> other, BiFunction<? super T, ? super U, ? extends V> both) {
        SplittableRandom random = new SplittableRandom(edges.size() * 31L + other.edges.size());
        List<Case<V>> all = new ArrayList<>();
        for (Case<T> edge : edges) {
            all.add(together(edge, other.any(random), both));
        }
        for (Case<U> edge : other.edges) {
            all.add(together(any(random), edge, both));
        }
        return new Inputs<>(all, r -> together(any(r), other.any(r), both));
    }

    private static <T, U, V> Case<V> together(
            Case<T> one, Case<U> two, BiFunction<? super T, ? super U, ? extends V> both) {
        return new Case<>(
                both.apply(one.value(), two.value()),
                () -> Stream.concat(
                        one.simpler().get().map(simpler -> together(simpler, two, both)),
                        two.simpler().get().map(simpler -> together(one, simpler, both))));
    }

    /** An edge case, once in five, or a random one. */
    Case<T> any(SplittableRandom random) {
        boolean edge = !edges.isEmpty() && random.nextInt(5) == 0;
        return edge ? edges.get(random.nextInt(edges.size())) : draw.apply(random);
    }

    /** The edge cases. */
    List<Case<T>> edges() {
        return edges;
    }

    /** One more input; the same number gives the same one. */
    Case<T> drawn(long number) {
        return draw.apply(new SplittableRandom(number * 0x9E3779B97F4A7C15L + 20));
    }
}
