package gradus.deeplearning.attention;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a key-value store was asked, one operation per place: {@code put(key, value)}, {@code get(key)}, and after each {@code get} the value
 * that the store answered. The last place is a {@code get} whose answer is still to come. The answer is the value of the last earlier
 * {@code put} of that key, so everyone knows which place matters.
 */
public final class StoreLog {
    /** How many keys there are. */
    public static final int KEYS = 4;
    /** How many values there are. */
    public static final int VALUES = 8;
    /** Numbers per place: three kinds of operation, the key and the value, each one-hot. */
    public static final int FEATURES = 3 + KEYS + VALUES;

    /** An operation; a key or value of −1 is none. */
    public record Operation(Kind kind, int key, int value) {
        @Override
        public String toString() {
            return switch (kind) {
                case PUT -> "put " + (char) ('a' + key) + " " + value;
                case GET -> "get " + (char) ('a' + key);
                case ANSWER -> "= " + value;
            };
        }
    }

    /** What an operation does. */
    public enum Kind {
        PUT,
        GET,
        ANSWER
    }

    private final Operation[] operations;
    private final int[] sources;
    private final boolean[] overwritten;

    private StoreLog(int time) {
        operations = new Operation[time];
        sources = new int[time];
        overwritten = new boolean[time];
        Arrays.fill(sources, -1);
    }

    /**
     * A random log. Keys and values are drawn evenly; half the operations are questions.
     *
     * @param time how many places, at least 4
     */
    public static StoreLog random(int time, Random random) {
        Require.atLeast("time", time, 4);
        StoreLog log = new StoreLog(time);
        int t = log.put(0, random);
        while (t < time - 1) {
            boolean ask = t < time - 2 && random.nextBoolean();
            t = ask ? log.answer(log.get(t, random)) : log.put(t, random);
        }
        log.get(t, random);
        return log;
    }

    /** Several random logs. */
    public static List<StoreLog> random(int count, int time, Random random) {
        return IntStream.range(0, count).mapToObj(i -> random(time, random)).toList();
    }

    private int put(int t, Random random) {
        operations[t] = new Operation(Kind.PUT, random.nextInt(KEYS), random.nextInt(VALUES));
        return t + 1;
    }

    /** Asks for a key that was put. */
    private int get(int t, Random random) {
        int[] puts = IntStream.range(0, t)
                .filter(i -> operations[i].kind() == Kind.PUT)
                .toArray();
        int key = operations[puts[random.nextInt(puts.length)]].key();
        operations[t] = new Operation(Kind.GET, key, -1);
        int[] same = Arrays.stream(puts).filter(i -> operations[i].key() == key).toArray();
        sources[t] = same[same.length - 1];
        overwritten[t] = same.length > 1;
        return t + 1;
    }

    private int answer(int t) {
        operations[t] = new Operation(Kind.ANSWER, -1, answerOf(t - 1));
        return t + 1;
    }

    /** How many places there are. */
    public int time() {
        return operations.length;
    }

    /** The operation at a place. */
    public Operation operation(int t) {
        return operations[t];
    }

    /** For a {@code get}, the place of the {@code put} that decides; for other places −1. */
    public int source(int t) {
        return sources[t];
    }

    /** For a {@code get}, the right answer; for other places −1. */
    public int answerOf(int t) {
        return sources[t] < 0 ? -1 : operations[sources[t]].value();
    }

    /** For a {@code get}, whether its key had been put more than once. */
    public boolean overwritten(int t) {
        return overwritten[t];
    }

    /** Writes the one-hot numbers of all places, {@link #FEATURES} each, from an offset on. */
    void features(float[] into, int offset) {
        for (int t = 0; t < operations.length; t++) {
            int at = offset + t * FEATURES;
            Operation operation = operations[t];
            into[at + operation.kind().ordinal()] = 1;
            if (operation.key() >= 0) {
                into[at + 3 + operation.key()] = 1;
            }
            if (operation.value() >= 0) {
                into[at + 3 + KEYS + operation.value()] = 1;
            }
        }
    }

    /** Writes a 1 at the right answer of every question but the last, whose answer nobody has logged: {@link #VALUES} numbers per place. */
    void targets(float[] into, int offset) {
        for (int t = 0; t < operations.length - 1; t++) {
            if (sources[t] >= 0) {
                into[offset + t * VALUES + answerOf(t)] = 1;
            }
        }
    }
}
