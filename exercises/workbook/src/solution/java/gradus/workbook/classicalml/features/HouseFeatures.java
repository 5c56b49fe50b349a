package gradus.workbook.classicalml.features;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.OneHot;
import gradus.classicalml.features.Step;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Prices by features only.
 *
 * <p>The model is fixed: the grader standardises your columns and fits a plane to the logarithm of the price (to base 10, with a small ridge
 * penalty, so dependent columns do no harm). Columns that do not vary in training are left out. What you bring is the way from a row of the
 * <a href="../../../../../../../../../datasets/src/main/resources/gradus/datasets/ames/DATA.md">houses of Ames</a> to <b>at most 60 numbers</b>.
 *
 * <p>Five plain columns, {@code gr_liv_area}, {@code year_built}, {@code garage_area}, {@code total_bsmt_sf} and {@code full_bath}, reach an error
 * of 0.088 on held-out houses (root mean squared error of the logarithm; 0.088 is about 22% of the price). Reach <b>0.070 or less</b> over
 * five folds. The grader says whether the error is small enough, and keeps the number to itself: measure your ideas on rows that you hold out
 * yourself ({@code Splits.random}, {@code Pipeline}, {@code Ridge}).
 *
 * <p>The grader hands out all columns but {@code sale_price}. Your steps learn from the rows they are fitted on and from nothing else: not from
 * the data set itself, and not from the rows they are asked about later. What a row becomes does not depend on the rows beside it. Every
 * number is finite, for a house of a neighbourhood that training did not have as well. The tables that are handed in stay as they are.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class HouseFeatures {
    private HouseFeatures() {}

    /**
     * The way from houses to numbers.
     *
     * @return a step that is not fitted yet; its targets are the logarithms of the prices of the training rows
     */
    public static Step<Table, Features> features() {
        // begin solution: at most 60 numbers from which a plane can tell the price
        Step<Table, Features> logarithms = NumberColumns.of("gr_liv_area", "lot_area", "first_flr_sf")
                .then(Step.fixed(
                        sizes -> { // twice the size adds the same share of the price
                            double[][] rows = sizes.values().toArray();
                            Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> Math.log(row[j])));
                            return new Features(List.of("log living", "log lot", "log floor"), Matrix.of(rows));
                        }));
        return Step.beside(
                NumberColumns.of(
                        "gr_liv_area", "year_built", "year_remod_add", "garage_area", "total_bsmt_sf", "full_bath"),
                logarithms,
                OneHot.of("neighborhood").atLeast(30),
                OneHot.of("overall_cond").atLeast(20));
        // end solution
    }
}
