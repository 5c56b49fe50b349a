package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.TribuoForest;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/** Concrete by the mix: samples of one mix are twins, and belong in one fold. */
final class Groups {
    private static final int K = 3;
    private static final int TREES = 5;
    private static final int INGREDIENTS = 7;

    private Groups() {}

    static void concrete(Lines lines) {
        Cases cases = cases();
        int[] mixes = mixes(DataSets.CONCRETE.table());
        lines.print("root mean squared error of a forest in MPa, %d folds", K);
        print(lines, "random folds", errors(cases, Folds.random(cases.size(), K, 1)));
        List<Split> grouped = Folds.grouped(mixes, K, 1);
        print(lines, "folds of whole mixes", errors(cases, grouped));
        int[] sizes = grouped.stream().mapToInt(fold -> fold.test().length).toArray();
        lines.print("rows per fold of whole mixes: %s", Arrays.toString(sizes));
    }

    static Cases cases() {
        Table table = DataSets.CONCRETE.table();
        List<String> columns = table.columnNames();
        return Cases.ofNumbers(table, columns.get(INGREDIENTS + 1), columns.subList(0, INGREDIENTS + 1));
    }

    static int[] mixes(Table table) {
        return Splits.groupsOf(
                Arrays.stream(Numbers.matrix(table, table.columnNames().subList(0, INGREDIENTS)))
                        .map(Arrays::toString)
                        .toList());
    }

    static double[] errors(Cases cases, List<Split> folds) {
        return folds.stream()
                .parallel()
                .mapToDouble(fold -> Math.sqrt(Descriptive.mean(TribuoForest.squaredErrors(cases, fold, TREES))))
                .toArray();
    }

    private static void print(Lines lines, String name, double[] errors) {
        lines.print("%-21s %5.2f", name, Descriptive.mean(errors));
    }
}
