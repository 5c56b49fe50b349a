package gradus.classicalml.trees;

import gradus.fundamentals.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A tree in words: one line per node, its sides below it and further in, yes before no. */
public final class TreeText {
    private record Line(Node node, int depth, String answer) {}

    private final List<String> features;
    private final List<String> classes;

    /**
     * Words for trees of these columns.
     *
     * @param features the names of the columns
     * @param classes the names of the classes; empty if the target is a number
     */
    public TreeText(List<String> features, List<String> classes) {
        this.features = List.copyOf(Require.given("features", features));
        this.classes = List.copyOf(Require.given("classes", classes));
    }

    /**
     * The tree's lines.
     *
     * @throws IllegalArgumentException if there are not as many names as the tree has columns or classes
     */
    public List<String> lines(Tree tree) {
        Require.size("features", features.size(), tree.features(), "one for each column of the tree");
        Require.size("classes", classes.size(), tree.root().classes(), "one for each class of the tree");
        List<String> lines = new ArrayList<>();
        Deque<Line> open = new ArrayDeque<>(List.of(new Line(tree.root(), 0, "")));
        while (!open.isEmpty()) {
            Line line = open.pop();
            lines.add("    ".repeat(line.depth) + line.answer + words(line.node));
            if (line.node instanceof Branch branch) {
                open.push(new Line(branch.right(), line.depth + 1, "no:  "));
                open.push(new Line(branch.left(), line.depth + 1, "yes: "));
            }
        }
        return lines;
    }

    /** Such as {@code bill_length_mm ≤ 43.35?}, or a leaf's prediction and what it rests on. */
    public String words(Node node) {
        if (node instanceof Branch branch) {
            return question(branch.cut());
        }
        String rows = node.rows() + (node.rows() == 1 ? " row" : " rows");
        if (classes.isEmpty()) {
            return number(node.prediction()) + " (" + rows + ")";
        }
        int label = (int) node.prediction();
        return String.format(Locale.ROOT, "%s (%.0f%% of %s)", classes.get(label), 100 * node.shares()[label], rows);
    }

    private String question(Cut cut) {
        String name = features.get(cut.feature());
        return cut.threshold() == Double.POSITIVE_INFINITY
                ? name + " known?"
                : name + " ≤ " + number(cut.threshold()) + "?";
    }

    /** Four digits, without zeros that say nothing. */
    private static String number(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
