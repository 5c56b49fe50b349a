package gradus.workbook.classicalml.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The same by spreading the smallest row number from neighbour to neighbour until nothing changes. */
public final class LinkedSplit {
    private LinkedSplit() {}

    public static boolean[] isTest(String[] people, String[] devices, double testFraction, long seed) {
        int n = people.length;
        int[] group = new int[n];
        Arrays.setAll(group, row -> row);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (group[b] < group[a] && (people[a].equals(people[b]) || devices[a].equals(devices[b]))) {
                        group[a] = group[b];
                        changed = true;
                    }
                }
            }
        }
        List<Integer> waiting =
                new ArrayList<>(Arrays.stream(group).distinct().boxed().toList());
        if (waiting.size() == 1) {
            throw new IllegalArgumentException("everything is one group");
        }
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] isTest = new boolean[n];
        for (int testRows = 0; testRows < n * testFraction && waiting.size() > 1; ) {
            int drawn = waiting.remove(random.nextInt(waiting.size()));
            for (int row = 0; row < n; row++) {
                if (group[row] == drawn) {
                    isTest[row] = true;
                    testRows++;
                }
            }
        }
        return isTest;
    }
}
