package gradus.classicalml.features.demo;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.TargetEncoder;
import gradus.fundamentals.demo.Lines;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Four flights, encoded with their own row and without. */
final class ByHand {
    static final double[] DELAYS = {10, 20, 90, 0};

    private ByHand() {}

    static Table flights() {
        return Table.create(StringColumn.create("route", "BOS-ORD", "BOS-ORD", "HNL-SFO", "BOS-ORD"));
    }

    /** As many folds as rows: each row is encoded by the three others. */
    static Fitted<Table, Features> encoded() {
        return new TargetEncoder("route", 1, 4, 1).fit(flights(), DELAYS);
    }

    static void byHand(Lines lines) {
        Fitted<Table, Features> fitted = encoded();
        double[] own = fitted.apply(flights()).column("route_target");
        double[] others = fitted.training().column("route_target");
        lines.print("route    delay  own row in  by the others");
        for (int i = 0; i < DELAYS.length; i++) {
            lines.print(
                    "%s  %5.0f  %10.2f  %13.2f", flights().stringColumn("route").get(i), DELAYS[i], own[i], others[i]);
        }
    }
}
