package gradus.workbook.fundamentals.sql;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

public final class PlanVerdict {
    private PlanVerdict() {}

    public record Step(int depth, String operator, long estimated, long rows) {}

    public enum Fault {
        PRODUCT,
        LATE_FILTER,
        MISESTIMATE,
        NONE
    }

    public record Finding(Fault fault, int step) {}

    public static Finding of(List<Step> steps) {
        int[] parent = new int[steps.size()];
        BigInteger[] pairs = new BigInteger[steps.size()];
        int product = Integer.MAX_VALUE;
        int late = Integer.MAX_VALUE;
        int off = Integer.MAX_VALUE;
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            while (open.size() > step.depth()) {
                open.pop();
            }
            parent[i] = open.isEmpty() ? -1 : open.peek();
            open.push(i);
            pairs[i] = BigInteger.ONE;
            if (parent[i] < 0) {
                continue;
            }
            Step above = steps.get(parent[i]);
            boolean crossed = above.operator().equals("cross product");
            boolean join = crossed || above.operator().endsWith("join");
            pairs[parent[i]] = pairs[parent[i]].multiply(BigInteger.valueOf(step.rows()));
            if (above.operator().equals("filter")
                    && (step.operator().equals("cross product")
                            || step.operator().endsWith("join"))
                    && step.rows() >= 10_000
                    && above.rows() <= step.rows() / 10) {
                late = Math.min(late, parent[i]);
            }
            double ratio = Math.max(1.0, step.rows()) / Math.max(1.0, step.estimated());
            if (join && (ratio > 10 || 1 / ratio > 10)) {
                off = Math.min(off, i);
            }
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            String operator = steps.get(i).operator();
            if ((operator.equals("cross product") || operator.equals("nested loop join"))
                    && pairs[i].compareTo(BigInteger.valueOf(1_000_000)) > 0) {
                product = i;
            }
        }
        if (product < Integer.MAX_VALUE) {
            return new Finding(Fault.PRODUCT, product);
        }
        if (late < Integer.MAX_VALUE) {
            return new Finding(Fault.LATE_FILTER, late);
        }
        return off < Integer.MAX_VALUE ? new Finding(Fault.MISESTIMATE, off) : new Finding(Fault.NONE, -1);
    }
}
