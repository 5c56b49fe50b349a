package gradus.fundamentals.tables.demo;

import static tech.tablesaw.aggregate.AggregateFunctions.countNonMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.median;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.tables.Missing;
import gradus.fundamentals.tables.Missing.Share;
import gradus.fundamentals.tables.Reshape;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** 344 penguins, of whom two were not measured and eleven have no sex. */
final class Penguins {
    private final Table penguins;

    Penguins(Table penguins) {
        this.penguins = penguins;
    }

    void mass(Lines lines) {
        IntColumn mass = penguins.intColumn("body_mass_g");
        lines.print(
                "mean of asIntArray()    %,15.1f g",
                Arrays.stream(mass.asIntArray()).average().orElseThrow());
        lines.print("mean()                  %,15.1f g", mass.mean());
        lines.print("cells, and those with a value: %d, %d", mass.size(), mass.size() - mass.countMissing());
    }

    void missing(Lines lines) {
        lines.print("island      rows   no body_mass_g          no sex");
        for (Share sex : of("sex")) {
            Share mass = of("body_mass_g").stream()
                    .filter(share -> share.group().equals(sex.group()))
                    .findFirst()
                    .orElseThrow();
            lines.print(
                    "%-10s  %4d     %d  %4.1f%%    %7d  %4.1f%%",
                    sex.group(), sex.rows(), mass.missing(), 100 * mass.share(), sex.missing(), 100 * sex.share());
        }
        Missing.patterns(penguins)
                .forEach((columns, rows) -> lines.print(
                        "%3d rows lack %s", rows, columns.isEmpty() ? "nothing" : String.join(", ", columns)));
    }

    private List<Share> of(String column) {
        return Missing.by(penguins, "island").stream()
                .filter(share -> share.column().equals(column))
                .toList();
    }

    void groups(Lines lines) {
        lines.print("species     sex     birds weighed   mean (g)   median (g)");
        for (Row row : masses().sortOn("species", "sex")) {
            lines.print(
                    "%-10s  %-6s  %13.0f   %8.1f   %10.1f",
                    row.getString("species"),
                    row.getString("sex").isEmpty() ? "?" : row.getString("sex"),
                    row.getDouble("Count [body_mass_g]"),
                    row.getDouble("Mean [body_mass_g]"),
                    row.getDouble("Median [body_mass_g]"));
        }
    }

    /** Mean, median and number of the masses of each species and sex, birds without a sex by themselves. */
    Table masses() {
        return penguins.summarize("body_mass_g", mean, median, countNonMissing).by("species", "sex");
    }

    void reshaped(Lines lines) {
        Table wide = wide();
        lines.print("species     female (g)   male (g)   males heavier by");
        for (Row row : wide) {
            double female = row.getDouble("female");
            double male = row.getDouble("male");
            lines.print(
                    "%-10s  %10.1f   %8.1f   %15.1f%%",
                    row.getString("species"), female, male, 100 * (male / female - 1));
        }
    }

    /** One row per species, one column per sex: mean masses of birds whose sex is known. */
    Table wide() {
        Table masses = masses();
        StringColumn sex = masses.stringColumn("sex");
        Table narrow = masses.where(sex.isNotMissing()).selectColumns("species", "sex", "Mean [body_mass_g]");
        return Reshape.wider(narrow, List.of("species"), "sex", "Mean [body_mass_g]");
    }

    Plot picture() {
        List<String> islands = of("sex").stream().map(Share::group).toList();
        return Plot.bars(640, 340, "Penguins without a value, % of each island", "", "% of rows")
                .bars("sex", islands, percent("sex"))
                .bars("body_mass_g", islands, percent("body_mass_g"));
    }

    private List<Double> percent(String column) {
        return of(column).stream().map(share -> 100 * share.share()).toList();
    }
}
