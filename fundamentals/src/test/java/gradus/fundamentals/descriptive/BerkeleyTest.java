package gradus.fundamentals.descriptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.StratifiedRates.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;

/** What the lesson says of Berkeley's admissions beyond the rates themselves. */
class BerkeleyTest {
    /** Men admitted, men rejected, women admitted, women rejected, by department. */
    private static final Map<String, long[]> DEPARTMENTS = departments();

    @Test
    void the_pooled_gap_is_far_too_large_for_chance() {
        long[] all = new long[4];
        DEPARTMENTS.values().forEach(counts -> {
            for (int i = 0; i < 4; i++) {
                all[i] += counts[i];
            }
        });
        double chiSquared = new ChiSquareTest().chiSquare(new long[][] {{all[0], all[1]}, {all[2], all[3]}});
        assertThat(chiSquared).as("chi-squared, 1 degree of freedom").isCloseTo(92.2, within(0.05));
    }

    @Test
    void within_departments_chance_could_make_the_difference() {
        double excess = 0;
        double variance = 0;
        for (long[] n : DEPARTMENTS.values()) {
            double men = n[0] + n[1];
            double women = n[2] + n[3];
            double admitted = n[0] + n[2];
            double all = men + women;
            excess += n[0] - men * admitted / all;
            variance += men * women * admitted * (all - admitted) / (all * all * (all - 1));
        }
        double statistic = Math.pow(Math.abs(excess) - 0.5, 2) / variance;
        // R 4.2.2: mantelhaen.test(UCBAdmissions), X-squared = 1.4269, p-value = 0.2323
        assertThat(statistic).as("Cochran–Mantel–Haenszel").isCloseTo(1.4269, within(5e-5));
        double p = 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.sqrt(statistic));
        assertThat(p).isCloseTo(0.2323, within(5e-5));
    }

    @Test
    void nearly_all_of_the_lead_comes_from_department_a() {
        assertThat(lead(rates(""))).isEqualTo(0.043, within(0.0005));
        assertThat(lead(rates("A"))).isEqualTo(0.001, within(0.0005));
    }

    private static double lead(StratifiedRates rates) {
        return rates.standardised("Female") - rates.standardised("Male");
    }

    /** The rates without one department, or of all where it is "". */
    static StratifiedRates rates(String without) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : DataSets.UCB_ADMISSIONS.table()) {
            int count = row.getInt("count");
            boolean admitted = row.getString("admit").equals("Admitted");
            if (!row.getString("dept").equals(without)) {
                cells.add(new Cell(row.getString("gender"), row.getString("dept"), admitted ? count : 0, count));
            }
        }
        return new StratifiedRates(cells);
    }

    private static Map<String, long[]> departments() {
        Map<String, long[]> departments = new TreeMap<>();
        for (Row row : DataSets.UCB_ADMISSIONS.table()) {
            int place = (row.getString("gender").equals("Male") ? 0 : 2)
                    + (row.getString("admit").equals("Admitted") ? 0 : 1);
            departments.computeIfAbsent(row.getString("dept"), dept -> new long[4])[place] += row.getInt("count");
        }
        return departments;
    }
}
