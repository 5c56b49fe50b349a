/** Filters per case, and asks of each loaf whether it pays. */
public final class TwoBaselines {
    public static double[] medianOfGroup(String[] groups, double[] targets, int atLeast, String[] asked) {
        // begin solution: collect the targets of each group, take medians, fall back where rows are few
        return Arrays.stream(asked)
                .mapToDouble(group -> {
                    double[] own = new double[groups.length];
                    int rows = 0;
                    for (int i = 0; i < groups.length; i++) {
                        if (groups[i].equals(group)) {
                            own[rows++] = targets[i];
                        }
                    }
                    return Descriptive.median(rows >= atLeast ? Arrays.copyOf(own, rows) : targets);
                })
                .toArray();
        // end solution
    }

    public static int loaves(int[] demand, int missed, int leftOver) {
        // begin solution: sort a copy; one more loaf pays as long as enough days want it
        int[] sorted = Arrays.stream(demand).sorted().toArray();
        int i = 0;
        while ((long) missed * (sorted.length - i - 1) > (long) leftOver * (i + 1)) {
            i++;
        }
        return sorted[i];
        // end solution
    }
}
