package gradus.classicalml.features;

import gradus.classicalml.splitting.ColumnSelection;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Steps that keep some columns and leave the others out; which, the training rows decide. */
public final class Selection {
    private Selection() {}

    /** Keeps the columns that vary in the training rows: a constant tells no two rows apart. */
    public static Step<Features, Features> varying() {
        return keeping((training, targets) -> {
            Matrix values = training.requireNoGap().values();
            return IntStream.range(0, values.columns())
                    .filter(j -> Standardiser.varies(values.column(j)))
                    .toArray();
        });
    }

    /**
     * Keeps the k columns whose correlation with the target is furthest from 0 in the training rows ({@link
     * ColumnSelection#strongest}). It looks at each column by itself: two copies of one column are both strong.
     *
     * @param k at least 1, and at most the number of columns that come
     */
    public static Step<Features, Features> strongest(int k) {
        Require.atLeast("k", k, 1);
        return keeping((training, targets) ->
                ColumnSelection.strongest(training.requireNoGap().values(), targets, k));
    }

    private static Step<Features, Features> keeping(BiFunction<Features, double[], int[]> choice) {
        return (training, targets) -> {
            List<String> names = training.names();
            int[] kept = choice.apply(training, targets);
            Require.that(kept.length > 0, "features must hold at least one column to keep, but none varies");
            return Fitted.alike(training, rows -> rows.requireNames(names).columnsAt(kept));
        };
    }
}
