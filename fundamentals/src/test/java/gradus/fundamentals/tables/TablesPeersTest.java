package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tech.tablesaw.aggregate.AggregateFunctions.countNonMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.median;

import gradus.datasets.DataSets;
import gradus.fundamentals.tables.Missing.Share;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The lesson's main numbers as pandas 1.5.3 computes them; {@code src/test/peers/peer_tables.py} prints them again. */
class TablesPeersTest {
    private static final Offset<Double> PRINTED = within(5e-7);

    private static final Table FLIGHTS = DataSets.FLIGHTS.table();
    private static final Table AIRPORTS = DataSets.FLIGHTS.table("airports.csv");
    private static final Table ROUTES = DataSets.FLIGHTS.table("routes_2008.csv.gz");
    private static final Table PENGUINS = DataSets.PENGUINS.table();

    @Test
    void joins_have_the_rows_that_pandas_makes() {
        Table airports = AIRPORTS.copy();
        airports.column("iata").setName("origin");
        Table ohare = airports.where(airports.stringColumn("origin").isEqualTo("ORD"));
        Table twice = airports.copy().append(ohare);
        plan(airports, 20_000, 20_000, 0, 0, "origin");
        plan(twice, 21_095, 21_095, 0, 1, "origin");
        plan(ROUTES, 1_492_573, 1_492_594, 21, 200, "origin");
        plan(ROUTES, 18_954, 20_000, 1046, 0, "origin", "destination");
        Table joined = FLIGHTS.joinOn("origin").inner(twice);
        assertThat(joined.intColumn("distance_mi").sum()).isEqualTo(15_308_111);
        assertThat(joined.intColumn("delay_min").mean()).isEqualTo(7.691823, PRINTED);
        assertThat(joined.stringColumn("state").isEqualTo("IL").size()).isEqualTo(2378);
        Table right = Lookup.of(FLIGHTS, airports, "origin");
        assertThat(right.intColumn("distance_mi").sum()).isEqualTo(14_476_934);
        assertThat(right.intColumn("delay_min").mean()).isEqualTo(7.703900, PRINTED);
        assertThat(right.stringColumn("state").isEqualTo("IL").size()).isEqualTo(1283);
    }

    private void plan(Table right, long inner, long left, int unmatched, int multiplying, String... keys) {
        JoinPlan plan = JoinPlan.of(FLIGHTS, right, keys);
        assertThat(plan.inner()).isEqualTo(inner);
        assertThat(plan.leftOuter()).isEqualTo(left);
        assertThat(plan.unmatched()).isEqualTo(unmatched);
        assertThat(plan.multiplied()).hasSize(multiplying);
    }

    @Test
    void masses_by_species_and_sex() {
        Map<String, double[]> peers = Map.of(
                "Adelie female", new double[] {3368.835616, 3400, 73},
                "Adelie male", new double[] {4043.493151, 4000, 73},
                "Adelie ", new double[] {3540, 3475, 5},
                "Chinstrap female", new double[] {3527.205882, 3550, 34},
                "Chinstrap male", new double[] {3938.970588, 3950, 34},
                "Gentoo female", new double[] {4679.741379, 4700, 58},
                "Gentoo male", new double[] {5484.836066, 5500, 61},
                "Gentoo ", new double[] {4587.5, 4687.5, 4});
        Table masses =
                PENGUINS.summarize("body_mass_g", mean, median, countNonMissing).by("species", "sex");
        assertThat(masses.rowCount()).isEqualTo(peers.size());
        for (Row row : masses) {
            double[] peer = peers.get(row.getString("species") + " " + row.getString("sex"));
            assertThat(row.getDouble("Mean [body_mass_g]")).isEqualTo(peer[0], PRINTED);
            assertThat(row.getDouble("Median [body_mass_g]")).isEqualTo(peer[1]);
            assertThat(row.getDouble("Count [body_mass_g]")).isEqualTo(peer[2]);
        }
    }

    @Test
    void missing_values_by_island() {
        List<Share> shares = Missing.by(PENGUINS, "island");
        assertThat(shares)
                .contains(
                        new Share("body_mass_g", "Biscoe", 1, 168),
                        new Share("body_mass_g", "Dream", 0, 124),
                        new Share("body_mass_g", "Torgersen", 1, 52),
                        new Share("sex", "Biscoe", 5, 168),
                        new Share("sex", "Dream", 1, 124),
                        new Share("sex", "Torgersen", 5, 52));
    }
}
