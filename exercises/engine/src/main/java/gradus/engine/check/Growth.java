package gradus.engine.check;

import com.sun.management.ThreadMXBean;
import gradus.engine.expect.Claim;
import gradus.engine.expect.Numbers;
import gradus.engine.expect.Relation;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * The law of how the cost of an answer grows with n: its processor time, the memory it allocates, or what it keeps.
 *
 * <pre>{@code
 * Growth.ofTime("the ranks of n values", n -> {
 *             double[] values = values(n);
 *             return () -> CountedCorrelation.ranks(values);
 *         })
 *         .toBeAtMost(Growth.Order.LINEAR);
 * }</pre>
 *
 * fails with "the processor time of the ranks of n values should grow like n but was 250 times as much for n = 16,000 as for
 * n = 1,000". Time is that of the calling thread alone, so that a busy machine changes little. The cheapest of all runs of each
 * size counts, over four doublings; what is not clearly within its bound is measured again, and what breaks it by little again and
 * again, for a call that is not compiled yet, or shares its cache with other work, costs several times as much. The bound on time
 * leaves three quarters of an order: n log n passes as LINEAR even where a tree of 16,000 objects has left the cache that held 1,000,
 * and n² is refused. Memory is counted and not measured: half an order is left.
 */
public final class Growth extends Claim<Double, Growth> {
    /** How a cost may grow. */
    public enum Order {
        /** Not at all: the size makes no difference. */
        CONSTANT(0, "not grow with n"),
        /** In proportion to n, or to n log n. */
        LINEAR(1, "grow like n"),
        /** In proportion to n². */
        QUADRATIC(2, "grow like n²");

        private final int exponent;
        private final String words;

        Order(int exponent, String words) {
            this.exponent = exponent;
            this.words = words;
        }
    }

    private static final int DOUBLINGS = 4;
    private static final int EXPERIMENTS = 3;
    private static final int EXPERIMENTS_IN_DOUBT = 20;
    private static final double MARGIN_OF_TIME = 0.75;
    private static final double MARGIN_OF_MEMORY = 0.5;
    private static final double CLEARLY_WITHIN = 1.0 / 3;
    private static final double CLEARLY_BEYOND = 1.5;
    private static final long BATCH_NANOS = 200_000;
    private static final long ENOUGH_NANOS = 20_000_000;
    private static final int BATCHES = 7;
    private static final long FEW_BYTES = 4096;
    private static final long FEW_VALUES = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final IntFunction<Double> cost;
    private final double margin;
    private int smallest = 1000;

    private Growth(String subject, IntFunction<Double> cost, double margin) {
        super(subject);
        this.cost = cost;
        this.margin = margin;
    }

    /** The law for a cost that varies as time does. */
    static Growth of(String subject, IntFunction<Double> cost) {
        return new Growth(subject, cost, MARGIN_OF_TIME);
    }

    /**
     * The processor time of a call.
     *
     * @param subject what is computed, a noun phrase with n in it: "the ranks of n values"
     * @param prepared makes the input of a size, and returns the call that is measured; it is called again and again
     */
    public static Growth ofTime(String subject, IntFunction<Runnable> prepared) {
        return of("the processor time of " + subject, n -> nanos(prepared.apply(n)));
    }

    /** The memory that a call allocates in its thread, garbage included; less than 4 KB count as that. */
    public static Growth ofMemory(String subject, IntFunction<Runnable> prepared) {
        return new Growth("the memory allocated for " + subject, n -> bytes(prepared.apply(n)), MARGIN_OF_MEMORY);
    }

    /** The plain values that an object holds, by reflection; fewer than 64 count as that. */
    public static Growth ofWhatIsKept(String subject, IntFunction<?> object) {
        ToLongFunction<Object> size = Plain::size;
        return new Growth(
                "the number of values kept by " + subject,
                n -> (double) Math.max(FEW_VALUES, size.applyAsLong(object.apply(n))),
                MARGIN_OF_MEMORY);
    }

    /** The smallest n, 1000 if none is given; the largest is 16 times that. */
    public Growth from(int n) {
        if (n < 1 || n > Integer.MAX_VALUE >> DOUBLINGS) {
            throw new IllegalArgumentException(
                    "n must be between 1 and " + (Integer.MAX_VALUE >> DOUBLINGS) + ", but was " + n);
        }
        smallest = n;
        return this;
    }

    /** Checks that the cost grows no faster. */
    public void toBeAtMost(Order order) {
        int largest = smallest << DOUBLINGS;
        double allowed = Math.pow(2, DOUBLINGS * (order.exponent + margin));
        double large = Double.POSITIVE_INFINITY;
        double small = Double.POSITIVE_INFINITY;
        double times = Double.POSITIVE_INFINITY;
        for (int done = 0; done < experiments(times / allowed); done++) {
            large = Math.min(
                    large, cost.apply(largest)); // first, so that the small one is not measured before it is compiled
            small = Math.min(small, cost.apply(smallest));
            times = large / small;
        }
        if (times > allowed) {
            throw failure(
                    Relation.SATISFY,
                    order.words,
                    Numbers.text(times, 2).replaceFirst("\\.0$", "")
                            + String.format(" times as much for n = %,d as for n = %,d", largest, smallest),
                    times,
                    null);
        }
    }

    /** How many experiments there must be before a cost that is so many times the allowed one is believed. */
    private static int experiments(double timesAllowed) {
        if (timesAllowed <= CLEARLY_WITHIN) {
            return 1;
        }
        return timesAllowed > 1 && timesAllowed <= CLEARLY_BEYOND ? EXPERIMENTS_IN_DOUBT : EXPERIMENTS;
    }

    /** The cheapest of several batches, in nanoseconds for one call. */
    private static double nanos(Runnable call) {
        long begin = now();
        double least = Double.POSITIVE_INFINITY;
        long enough = Math.max(BATCH_NANOS, 4 * Tick.NANOS);
        for (int batch = 0; batch < BATCHES && now() - begin < Math.max(ENOUGH_NANOS, 3 * enough); batch++) {
            long from = now();
            long spent;
            int calls = 0;
            do {
                call.run();
                calls++;
                spent = now() - from;
            } while (spent < enough);
            least = Math.min(least, spent / (double) calls);
        }
        return least;
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** The clock's step: nanoseconds on Linux, 16 ms on Windows. */
    private static final class Tick {
        static final long NANOS = measured();

        private static long measured() {
            long from = now();
            long step;
            do {
                step = now() - from;
            } while (step == 0);
            return step;
        }
    }

    private static double bytes(Runnable call) {
        call.run(); // classes are loaded, tables are filled
        long least = Long.MAX_VALUE;
        for (int run = 0; run < EXPERIMENTS; run++) {
            long from = THREADS.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - from);
        }
        return Math.max(FEW_BYTES, least);
    }

    @Override
    protected Growth self() {
        return this;
    }
}
