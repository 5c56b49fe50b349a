package gradus.workbook.classicalml.features;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Imputer;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.OneHot;
import gradus.classicalml.features.Step;
import gradus.classicalml.features.TargetEncoder;
import gradus.fundamentals.linearalgebra.Matrix;
import tech.tablesaw.api.Table;

/** Few columns: means of the target out of fold for the neighbourhood and for the kind of house, logarithms, an imputed frontage. */
public final class HouseFeatures {
    private HouseFeatures() {}

    public static Step<Table, Features> features() {
        return Step.beside(
                NumberColumns.of(
                        "gr_liv_area",
                        "year_built",
                        "year_remod_add",
                        "garage_area",
                        "garage_cars",
                        "total_bsmt_sf",
                        "full_bath",
                        "fireplaces",
                        "bsmt_full_bath"),
                NumberColumns.of("lot_frontage").withGapAt(0).then(Imputer.median()),
                HouseFeatures::logarithms,
                new TargetEncoder("neighborhood", 5, 5, 1),
                new TargetEncoder("ms_sub_class", 5, 5, 2),
                OneHot.of("overall_cond").atLeast(20),
                OneHot.of("kitchen_abv_gr").atLeast(20),
                OneHot.of("exter_cond").atLeast(20));
    }

    private static gradus.classicalml.features.Fitted<Table, Features> logarithms(Table training, double[] targets) {
        return NumberColumns.of("gr_liv_area", "lot_area")
                .then(Step.fixed((Features sizes) -> {
                    double[][] rows = sizes.values().toArray();
                    for (double[] row : rows) {
                        row[0] = Math.log(row[0]);
                        row[1] = Math.log(row[1]);
                    }
                    return new Features(java.util.List.of("log area", "log lot"), Matrix.of(rows));
                }))
                .fit(training, targets);
    }
}
