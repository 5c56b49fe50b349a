package gradus.deeplearning.attention;

import gradus.fundamentals.Require;
import java.util.Arrays;

/** Who may look at whom: {@code mayLook[i][j]} is true where place i may take from place j. */
public final class Masks {
    private Masks() {}

    /** Every place may look at every place: time × time. */
    public static boolean[][] all(int time) {
        Require.atLeast("time", time, 1);
        boolean[][] mayLook = new boolean[time][time];
        for (boolean[] row : mayLook) {
            Arrays.fill(row, true);
        }
        return mayLook;
    }

    /** Every place may look at itself and at earlier places: time × time, true on and below the diagonal. */
    public static boolean[][] causal(int time) {
        Require.atLeast("time", time, 1);
        boolean[][] mayLook = new boolean[time][time];
        for (int i = 0; i < time; i++) {
            Arrays.fill(mayLook[i], 0, i + 1, true);
        }
        return mayLook;
    }
}
