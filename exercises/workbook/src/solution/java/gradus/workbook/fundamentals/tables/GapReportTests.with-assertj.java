import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.workbook.fundamentals.tables.GapReport.Gap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** One table that holds everything, and AssertJ. */
class GapReportTests {
    // begin solution: your tests
    private final Table all = table(
                    new String[] {"Dream", "Dream", "Biscoe", "", "NA", " "}, " NA", "NAMIBIA", "na", "male", "  ", "")
            .addColumns(years(2007, 2008, null, 9, 9, 9))
            .addColumns(years(1, 2, 3, 4, 5, 6).setName("id"));

    private final Map<String, Map<String, Gap>> report = GapReport.of(all, "island", Set.of("NA", "9"));

    @Test
    void text() {
        assertThat(report.get("sex"))
                .containsOnly(
                        Map.entry("Dream", new Gap(1, 2)),
                        Map.entry("Biscoe", new Gap(0, 1)),
                        Map.entry("", new Gap(2, 3)));
        assertThat(GapReport.of(dream("NA"), "island", Set.of("NA"))
                        .get("sex")
                        .get("Dream")
                        .missing())
                .isOne();
        assertThat(GapReport.of(dream(" "), "island", Set.of("NA"))
                        .get("sex")
                        .get("Dream")
                        .missing())
                .isOne();
    }

    @Test
    void numbers() {
        assertThat(report.get("year"))
                .containsOnly(
                        Map.entry("Dream", new Gap(0, 2)),
                        Map.entry("Biscoe", new Gap(1, 1)),
                        Map.entry("", new Gap(0, 3)));
    }

    @Test
    void columns() {
        assertThat(report).containsOnlyKeys("sex", "year", "id");
        assertThatIllegalArgumentException().isThrownBy(() -> GapReport.of(all, "ISLE", Set.of()));
    }
    // end solution
}
