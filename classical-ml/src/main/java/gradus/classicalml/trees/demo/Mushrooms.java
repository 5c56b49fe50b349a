package gradus.classicalml.trees.demo;

import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.trees.Cart;
import gradus.classicalml.trees.PruningPath;
import gradus.classicalml.trees.PruningPath.Step;
import gradus.classicalml.trees.Tree;
import gradus.classicalml.trees.TreeText;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Mushrooms by 22 categories, each value a column of its own: 1 for yes. */
final class Mushrooms {
    private final List<String> names = new ArrayList<>();
    final Matrix features;
    final Classes classes;

    Mushrooms(Table table) {
        classes = Numbers.classes(table, "class");
        List<double[]> columns = new ArrayList<>();
        for (String column : table.columnNames().subList(1, table.columnCount())) {
            List<String> values = table.stringColumn(column).asList();
            for (String value : values.stream()
                    .filter(v -> !v.isEmpty())
                    .distinct()
                    .sorted()
                    .toList()) {
                names.add(column + "=" + value);
                columns.add(values.stream()
                        .mapToDouble(v -> v.equals(value) ? 1 : 0)
                        .toArray());
            }
        }
        features = Matrix.ofColumns(columns.toArray(double[][]::new));
    }

    /** Grown on three quarters, pruned to few questions, and read. */
    void mushrooms(Lines lines) {
        Split split = Splits.random(features.rows(), 0.25, 1);
        Tree full = grow(split);
        PruningPath path = PruningPath.of(full);
        lines.print("%d mushrooms, %d columns", features.rows(), features.columns());
        lines.print("leaves   wrong, of %d that test", split.test().length);
        List<Step> steps = path.steps();
        for (Step step : steps) {
            lines.print("%6d   %5d", step.leaves(), wrong(path.at(step.alpha()), split.test()));
        }
        Step small =
                steps.stream().filter(step -> step.leaves() <= 4).findFirst().orElseThrow();
        new TreeText(names, classes.names()).lines(path.at(small.alpha())).forEach(line -> lines.print("%s", line));
    }

    Tree grow(Split split) {
        return Cart.full().classification(features.rowsAt(split.train()), labels(split.train()), 2);
    }

    int wrong(Tree tree, int... rows) {
        return Scores.errors(tree.labels(features.rowsAt(rows)), labels(rows));
    }

    private int[] labels(int... rows) {
        int[] codes = classes.codes();
        return Arrays.stream(rows).map(i -> codes[i]).toArray();
    }
}
