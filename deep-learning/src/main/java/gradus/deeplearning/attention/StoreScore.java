package gradus.deeplearning.attention;

import java.util.List;

/**
 * How well a reader answers the last question of held-out logs.
 *
 * @param once the share of right answers where the key was put once
 * @param overwritten the share of right answers where it was put more often
 */
public record StoreScore(double once, double overwritten) {
    /** Compares answers, one per log, with the right ones. */
    public static StoreScore of(int[] answers, List<StoreLog> logs) {
        double[] right = new double[2];
        double[] all = new double[2];
        for (int i = 0; i < answers.length; i++) {
            StoreLog log = logs.get(i);
            int last = log.time() - 1;
            int kind = log.overwritten(last) ? 1 : 0;
            all[kind]++;
            right[kind] += answers[i] == log.answerOf(last) ? 1 : 0;
        }
        return new StoreScore(right[0] / all[0], right[1] / all[1]);
    }

    /** The baseline: answer with the value that was put last, whatever its key. */
    public static int[] lastPut(List<StoreLog> logs) {
        return logs.stream()
                .mapToInt(log -> {
                    int t = log.time() - 1;
                    while (log.operation(t).kind() != StoreLog.Kind.PUT) {
                        t--;
                    }
                    return log.operation(t).value();
                })
                .toArray();
    }
}
