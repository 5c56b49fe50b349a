package gradus.classicalml.linearregression;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import java.util.List;

/** The lesson's cases: some body measurements of 507 adults, and what each of them weighs in kilograms. */
public final class BodyMeasurements {
    /** What a tape measure finds on somebody who is lying down, in centimetres. */
    public static final List<String> TAPE =
            List.of("height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth");

    private static final Split SPLIT = Splits.random(DataSets.BODY_DIMS.rows(), 0.25, 3);

    private BodyMeasurements() {}

    /**
     * All 507 people, in the order of the file: the men before the women.
     *
     * @param columns names of columns of the data set, other than {@code weight_kg}
     */
    public static Cases everybody(List<String> columns) {
        return Cases.ofNumbers(DataSets.BODY_DIMS.table(), "weight_kg", columns);
    }

    /** 380 people to learn from, chosen at random once and for all. */
    public static Cases training(List<String> columns) {
        return everybody(columns).rowsAt(SPLIT.train());
    }

    /** The other 127, whom no model has seen. */
    public static Cases heldOut(List<String> columns) {
        return everybody(columns).rowsAt(SPLIT.test());
    }
}
