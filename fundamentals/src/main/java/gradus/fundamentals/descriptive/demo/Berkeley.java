package gradus.fundamentals.descriptive.demo;

import gradus.fundamentals.demo.BarPlot;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.descriptive.StratifiedRates;
import gradus.fundamentals.descriptive.StratifiedRates.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Admissions to Berkeley's six largest graduate departments for autumn 1973. */
final class Berkeley {
    private static final String MEN = "Male";
    private static final String WOMEN = "Female";

    private final Table admissions;
    private final StratifiedRates rates;

    Berkeley(Table admissions) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : admissions) {
            int count = row.getInt("count");
            int admitted = row.getString("admit").equals("Admitted") ? count : 0;
            cells.add(new Cell(row.getString("gender"), row.getString("dept"), admitted, count));
        }
        this.admissions = admissions;
        this.rates = new StratifiedRates(cells);
    }

    /** All departments together. */
    void pooled(Lines lines) {
        for (String group : List.of(MEN, WOMEN)) {
            long applied = applied(group, null);
            double rate = rates.crude(group);
            lines.print(
                    "%-6s %4d of %4d admitted: %4.1f%%",
                    inWords(group), Math.round(rate * applied), applied, 100 * rate);
        }
    }

    void departments(Lines lines) {
        lines.print("department   men applied  admitted   women applied  admitted");
        for (String department : rates.strata()) {
            lines.print(
                    "%-10s %13d %8.1f%% %15d %8.1f%%",
                    department,
                    applied(MEN, department),
                    100 * rates.within(MEN, department),
                    applied(WOMEN, department),
                    100 * rates.within(WOMEN, department));
        }
    }

    /** The rates if both had applied to the departments as all 4526 did. */
    void standardised(Lines lines) {
        lines.print("           as they applied   spread as all 4526 applied");
        for (String group : List.of(MEN, WOMEN)) {
            lines.print(
                    "%-10s %14.1f%% %27.1f%%",
                    inWords(group), 100 * rates.crude(group), 100 * rates.standardised(group));
        }
        double pooled = rates.crude(WOMEN) - rates.crude(MEN);
        double alike = rates.standardised(WOMEN) - rates.standardised(MEN);
        lines.print("difference %+14.1f  %+27.1f   points, women minus men", 100 * pooled, 100 * alike);
    }

    /** The same difference with other weights: how much of it is the weights' doing. */
    void weights(Lines lines) {
        String row = "  %-9s %+5.1f points";
        lines.print("women minus men, if both had applied as");
        lines.row(row, "all did", 100 * (rates.standardised(WOMEN) - rates.standardised(MEN)));
        for (String reference : List.of(WOMEN, MEN)) {
            double difference = rates.standardisedTo(reference, WOMEN) - rates.standardisedTo(reference, MEN);
            lines.row(row, inWords(reference) + " did", 100 * difference);
        }
    }

    List<BarPlot> charts() {
        return List.of(admissionRates(), applicants());
    }

    private BarPlot admissionRates() {
        List<String> labels =
                Stream.concat(Stream.of("all six"), rates.strata().stream()).toList();
        BarPlot plot =
                Plot.bars(560, 400, "Men lead together, women lead in four of six", "department", "admitted (%)");
        for (String group : List.of(MEN, WOMEN)) {
            List<Double> percent = new ArrayList<>(List.of(100 * rates.crude(group)));
            rates.strata().forEach(department -> percent.add(100 * rates.within(group, department)));
            plot.bars(inWords(group), labels, percent);
        }
        return plot;
    }

    private BarPlot applicants() {
        BarPlot plot = Plot.bars(560, 400, "Why: women applied where few are admitted", "department", "applicants");
        for (String group : List.of(MEN, WOMEN)) {
            List<Long> counts = rates.strata().stream()
                    .map(department -> applied(group, department))
                    .toList();
            plot.bars(inWords(group), rates.strata(), counts);
        }
        return plot;
    }

    /** How many of a group applied to a department, or to all where it is null. */
    private long applied(String group, String department) {
        return admissions.stream()
                .filter(row -> row.getString("gender").equals(group))
                .filter(row -> department == null || row.getString("dept").equals(department))
                .mapToLong(row -> row.getInt("count"))
                .sum();
    }

    private static String inWords(String group) {
        return group.equals(MEN) ? "men" : "women";
    }
}
