package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.framing.Cases;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/** 507 adults: what they weigh, and 23 measurements of their bodies (with the age, without the sex). */
final class People {
    /** What a tape measure finds on somebody who is lying down. */
    static final List<String> TAPE =
            List.of("height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth");

    final Cases cases;

    People(Table table) {
        List<String> features = new ArrayList<>(table.columnNames());
        features.removeAll(List.of("weight_kg", "male"));
        cases = Cases.ofNumbers(table, "weight_kg", features);
    }

    /** Least squares on the named columns. */
    Learner weighedBy(List<String> columns) {
        int[] places = columns.stream().mapToInt(cases.featureNames()::indexOf).toArray();
        return Learners.onColumns(Learners.leastSquares(), places);
    }

    /** Least squares on the six measures of the tape and one more. */
    Learner tapeAnd(String column) {
        List<String> columns = new ArrayList<>(TAPE);
        columns.add(column);
        return weighedBy(columns);
    }

    int rows() {
        return cases.size();
    }
}
