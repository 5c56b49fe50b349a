package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.demo.Lines;
import java.util.List;

/** Sixteen rows cut into four folds, four times. */
final class FourFolds {
    private static final String CLASSES = "AAAAAAAAAABABABB";
    private static final String GROUPS = "pppqqqrrrsssttuu";
    private static final int K = 4;

    private FourFolds() {}

    static void fourWays(Lines lines) {
        lines.print("class       %s", spaced(CLASSES));
        lines.print("group       %s", spaced(GROUPS));
        row(lines, "in order", Folds.inOrder(CLASSES.length(), K));
        row(lines, "random", Folds.random(CLASSES.length(), K, 4));
        row(lines, "stratified", Folds.stratified(CLASSES.chars().toArray(), K, 1));
        row(lines, "grouped", Folds.grouped(GROUPS.chars().toArray(), K, 1));
    }

    private static void row(Lines lines, String name, List<Split> folds) {
        char[] foldOfRow = new char[CLASSES.length()];
        for (int fold = 0; fold < folds.size(); fold++) {
            for (int row : folds.get(fold).test()) {
                foldOfRow[row] = Character.forDigit(fold, 10);
            }
        }
        lines.print("%-11s %s", name, spaced(new String(foldOfRow)));
    }

    private static String spaced(String text) {
        return String.join(" ", text.split(""));
    }
}
