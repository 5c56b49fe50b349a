package gradus.classicalml.metrics;

import gradus.fundamentals.Require;

/** The argument checks that several scores share. */
final class Labels {
    private Labels() {}

    /** Labels of two classes, one for each of the given cases. */
    static int[] binary(String argument, int[] labels, int cases) {
        Require.given(argument, labels);
        Require.size(argument, labels.length, cases, "one for each case");
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) { // before its name is put together, which costs more than the check
                Require.between(argument + "[" + i + "]", labels[i], 0, 1, "1 is the positive class");
            }
        }
        return labels;
    }
}
