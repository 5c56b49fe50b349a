package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.FalseAlarms;
import gradus.classicalml.crossvalidation.FalseAlarms.Rate;
import gradus.fundamentals.demo.BarPlot;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import java.util.List;
import java.util.stream.IntStream;

/** How often each test cries wolf, and how often it sees one. */
final class Alarms {
    static final int SIMULATIONS = 400;
    static final int OTHERS = 150;

    final List<Rate> equal = FalseAlarms.run(SIMULATIONS, 0.7, 0.7, 1);
    final List<Rate> different = FalseAlarms.run(OTHERS, 0.5, 0.9, 2);

    void alarms(Lines lines) {
        lines.print("\"different\", at p ≤ 0.05, in percent of tables of 100 rows, ± a standard error");
        lines.print("                                 equally good      A at best 31%% wrong, B 18%%");
        lines.print("                                 (%d tables)      (%d tables)", SIMULATIONS, OTHERS);
        for (int i = 0; i < equal.size(); i++) {
            lines.print(
                    "%-31s  %5.1f ± %.1f         %5.1f ± %.1f",
                    equal.get(i).test(),
                    100 * equal.get(i).share(),
                    100 * equal.get(i).standardError(),
                    100 * different.get(i).share(),
                    100 * different.get(i).standardError());
        }
    }

    BarPlot chart() {
        List<String> names = List.of("t, 10", "t, 10×10", "t, 30", "corr. 10×10", "corr. 30", "5×2 t", "5×2 F");
        return Plot.bars(760, 380, "Equally good, and yet \"different\"", "test", "false alarms (%), promised: 5")
                .noLegend()
                .bars(
                        "false alarms",
                        names,
                        IntStream.range(0, names.size())
                                .mapToObj(i -> 100 * equal.get(i).share())
                                .toList());
    }
}
