package gradus.deployment.throughput;

import gradus.fundamentals.Require;

/**
 * A time in which a server does nothing: a garbage collection, a lock, a neighbour on the machine.
 *
 * @param from seconds from the start, at least 0
 * @param until after {@code from}
 */
public record Pause(double from, double until) {
    /** Refuses a pause that ends before it begins. */
    public Pause {
        Require.atLeast("from", from, 0);
        Require.above("until", until, from);
    }

    /** Pauses of the given length at the end of each period: the first ends after one period. */
    public static java.util.List<Pause> every(double period, double length, int number) {
        return java.util.stream.IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Pause(i * period - length, i * period))
                .toList();
    }
}
