package gradus.workbook.classicalml.splitting;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Orders of people on devices, each written as "person device", and how {@link LinkedSplit} splits them. */
final class LinkedOrders {
    private LinkedOrders() {}

    /** All test sides of 120 seeds at a fraction that one group is enough for: six groups are then all seen. */
    static Set<List<Integer>> groups(List<String> orders) {
        Set<List<Integer>> groups = new HashSet<>();
        for (long seed : seeds(120)) {
            boolean[] isTest = isTest(orders.toArray(String[]::new), 0.001, seed);
            groups.add(IntStream.range(0, isTest.length)
                    .filter(row -> isTest[row])
                    .boxed()
                    .toList());
        }
        return groups;
    }

    /** For many seeds: each group is on one side. */
    static void expectTogether(String link, String[] orders, int[][] groups) {
        for (long seed : seeds(40)) {
            boolean[] isTest = isTest(orders, 0.25, seed);
            for (int[] group : groups) {
                String test = sideOf(true, group, orders, isTest);
                String train = sideOf(false, group, orders, isTest);
                law("orders of one group should be on one side", test.isEmpty() || train.isEmpty())
                        .but("with seed " + seed + " " + test + " test and " + train + " train")
                        .because("These orders " + link + ": they are one group and must be on one side.")
                        .toHold();
            }
        }
    }

    static String sideOf(boolean side, int[] group, String[] orders, boolean[] isTest) {
        List<String> there = IntStream.of(group)
                .filter(row -> isTest[row] == side)
                .mapToObj(row -> orders[row].replace(" ", " on "))
                .toList();
        return String.join(", ", there);
    }

    static String[] orders(int n, IntFunction<String> order) {
        return IntStream.range(0, n).mapToObj(order).toArray(String[]::new);
    }

    /** Orders as "person device"; no two names are the same object. */
    static boolean[] isTest(String[] orders, double testFraction, long seed) {
        return isTest(orders, UnaryOperator.identity(), testFraction, seed);
    }

    static boolean[] isTest(String[] orders, UnaryOperator<String> name, double testFraction, long seed) {
        String[] people = names(orders, 0, name);
        String[] devices = names(orders, 1, name);
        boolean[] isTest = LinkedSplit.isTest(people, devices, testFraction, seed);
        expect("the length of the mask for " + orders.length + " rows", isTest.length)
                .usually("One boolean for each row.")
                .toEqual(orders.length);
        return isTest;
    }

    static String[] names(String[] orders, int which, UnaryOperator<String> name) {
        return orders(orders.length, i -> name.apply(orders[i].split(" ")[which]));
    }

    static long count(boolean[] isTest) {
        return IntStream.range(0, isTest.length).filter(row -> isTest[row]).count();
    }

    /** Seeds that have nothing in common: the first draws of neighbouring seeds resemble each other. */
    static long[] seeds(int n) {
        return new SplittableRandom(1).longs(n).toArray();
    }
}
