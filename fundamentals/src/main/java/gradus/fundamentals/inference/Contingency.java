package gradus.fundamentals.inference;

import gradus.fundamentals.Require;

/** The sums of a table of counts, checked once for all tests of such tables. */
final class Contingency {
    private final double[] rowSums;
    private final double[] columnSums;
    private final double all;

    private Contingency(double[] rowSums, double[] columnSums, double all) {
        this.rowSums = rowSums;
        this.columnSums = columnSums;
        this.all = all;
    }

    static Contingency of(long[][] table) {
        Require.given("table", table);
        Require.atLeast("the number of rows of table", table.length, 2);
        Require.given("table[0]", table[0]);
        Require.atLeast("the number of columns of table", table[0].length, 2);
        double[] rowSums = new double[table.length];
        double[] columnSums = new double[table[0].length];
        double all = 0;
        for (int r = 0; r < table.length; r++) {
            Require.given("table[" + r + "]", table[r]);
            Require.size("table[" + r + "]", table[r].length, columnSums.length, "one for each column");
            for (int c = 0; c < columnSums.length; c++) {
                double count = Require.atLeast("table[" + r + "][" + c + "]", table[r][c], 0);
                rowSums[r] += count;
                columnSums[c] += count;
                all += count;
            }
        }
        refuseEmpty("row", rowSums);
        refuseEmpty("column", columnSums);
        return new Contingency(rowSums, columnSums, all);
    }

    private static void refuseEmpty(String line, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            Require.that(
                    sums[i] > 0, "table must have a case in every row and column, but " + line + " " + i + " had none");
        }
    }

    int rows() {
        return rowSums.length;
    }

    int columns() {
        return columnSums.length;
    }

    /** How many cases the cell would hold if rows and columns were independent. */
    double expected(int row, int column) {
        return rowSums[row] / all * columnSums[column];
    }
}
