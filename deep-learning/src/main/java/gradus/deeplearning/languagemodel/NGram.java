package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Counts which token followed the last n − 1 tokens. Interpolated absolute discounting (Ney, Essen and Kneser 1994): every count gives up
 * {@value #DISCOUNT}, and what was given up goes to the model of one token fewer; that of none at all is uniform.
 */
public final class NGram implements LanguageModel {
    private static final double DISCOUNT = 0.75;

    private final int order;
    private final BytePairs encoding;
    private final RunIndex runs;
    private int[] count = new int[1 << 10];
    private int[] followed = new int[1 << 10];
    private int[] kinds = new int[1 << 10];
    private final int[] runsOfLength;

    private NGram(int order, BytePairs encoding, RunIndex runs, int[] runsOfLength) {
        this.order = order;
        this.encoding = encoding;
        this.runs = runs;
        this.runsOfLength = runsOfLength;
    }

    /**
     * Counts runs of up to n tokens in texts.
     *
     * @param order n, at least 1: the token and the n − 1 before it
     */
    public static NGram count(int order, BytePairs encoding, List<String> texts) {
        Require.atLeast("order", order, 1);
        NGram model = new NGram(order, encoding, new RunIndex(encoding.vocabulary()), new int[order]);
        texts.forEach(text -> model.add(encoding.encode(text)));
        return model;
    }

    private void add(int[] tokens) {
        int[] before = begin();
        for (int token : tokens) {
            int[] after = empty();
            for (int k = 0; k < order && before[k] >= 0; k++) {
                int run = runs.grow(before[k], token);
                makeRoom();
                note(before[k], run, k);
                if (k + 1 < order) {
                    after[k + 1] = run;
                }
            }
            before = after;
        }
    }

    private void note(int before, int run, int k) {
        if (count[run] == 0) {
            kinds[before]++;
            runsOfLength[k]++;
        }
        followed[before]++;
        count[run]++;
    }

    /** The nodes of the last 0, 1, … n − 1 tokens: only the empty run is known, −1 stands for the others. */
    private int[] empty() {
        int[] nodes = new int[order];
        Arrays.fill(nodes, -1);
        nodes[0] = 0;
        return nodes;
    }

    /** The nodes when the token between texts has just been there. */
    private int[] begin() {
        int[] nodes = empty();
        if (order > 1) {
            nodes[1] = runs.grow(0, encoding.end());
            makeRoom();
        }
        return nodes;
    }

    private void makeRoom() {
        if (runs.size() > count.length) {
            count = Arrays.copyOf(count, 2 * count.length);
            followed = Arrays.copyOf(followed, count.length);
            kinds = Arrays.copyOf(kinds, count.length);
        }
    }

    /** The same counts, of which only runs of up to {@code shorter} tokens are used. */
    public NGram upTo(int shorter) {
        Require.between("shorter", shorter, 1, order, "the order");
        NGram model = new NGram(shorter, encoding, runs, runsOfLength);
        model.count = count;
        model.followed = followed;
        model.kinds = kinds;
        return model;
    }

    /** These counts and those of more texts; this model stays as it is. */
    public NGram plus(List<String> texts) {
        NGram model = new NGram(order, encoding, runs.copy(), runsOfLength.clone());
        model.count = count.clone();
        model.followed = followed.clone();
        model.kinds = kinds.clone();
        texts.forEach(text -> model.add(encoding.encode(text)));
        return model;
    }

    /** How many different runs were counted: so many numbers the model has to keep. */
    public int size() {
        return Arrays.stream(runsOfLength, 0, order).sum();
    }

    @Override
    public double[] logLikelihoods(int[] tokens) {
        double[] logs = new double[tokens.length];
        int[] before = begin();
        for (int i = 0; i < tokens.length; i++) {
            int[] after = empty();
            logs[i] = Math.log(probability(before, tokens[i], after));
            before = after;
        }
        return logs;
    }

    /** {@code (c − D) / n + D · kinds / n · that after one token fewer}, from the shortest run to the longest that is known. */
    private double probability(int[] before, int token, int[] after) {
        double p = 1.0 / encoding.vocabulary();
        for (int k = 0; k < order && before[k] >= 0; k++) {
            int run = runs.child(before[k], token);
            if (followed[before[k]] > 0) {
                double kept = run < 0 ? 0 : Math.max(0, count[run] - DISCOUNT);
                p = (kept + DISCOUNT * kinds[before[k]] * p) / followed[before[k]];
            }
            if (k + 1 < order) {
                after[k + 1] = run;
            }
        }
        return p;
    }
}
