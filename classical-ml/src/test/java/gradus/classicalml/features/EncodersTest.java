package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.features.Cyclic.Cycle;
import gradus.classicalml.features.OneHot.Unseen;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class EncodersTest {
    private static final double[] NO_TARGETS = {};

    static Table homes(String... values) {
        return Table.create(StringColumn.create("home", values));
    }

    @Test
    void each_category_has_a_column_and_missing_is_one() {
        Features encoded = OneHot.of("home")
                .fit(homes("rent", "", "owner", "rent"), NO_TARGETS)
                .training();
        assertThat(encoded.names()).containsExactly("home=owner", "home=rent", "home=(missing)");
        assertThat(encoded.values().toArray())
                .isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}});
    }

    @Test
    void an_unseen_category_is_refused_or_nothing_or_other() {
        Table training = homes("rent", "owner", "owner");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.of("home").fit(training, NO_TARGETS).apply(homes("owner", "boat")))
                .withMessage(
                        "column home must hold a category that training had, [home=owner, home=rent], but row 1 held"
                                + " boat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.of("home").fit(training, NO_TARGETS).apply(homes("")))
                .withMessageEndingWith("but row 0 held (missing)");
        assertThat(row(OneHot.of("home").unseen(Unseen.ZEROS), training, "boat"))
                .containsExactly(0, 0);
        assertThat(row(OneHot.of("home").unseen(Unseen.OTHER), training, "boat"))
                .containsExactly(0, 0, 1);
        assertThat(row(OneHot.of("home").atLeast(2), training, "rent"))
                .as("one training row")
                .containsExactly(0, 1);
        assertThat(row(OneHot.of("home").withBaseline(), training, "owner")).containsExactly(0);
    }

    private static double[] row(OneHot encoder, Table training, String home) {
        return encoder.fit(training, NO_TARGETS).apply(homes(home)).values().row(0);
    }

    @Test
    void two_meanings_of_all_zeros_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.of("home").unseen(Unseen.ZEROS).withBaseline())
                .withMessage(
                        "unseen must be REFUSE or OTHER with a baseline, since all zeros mean the baseline, but was ZEROS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneHot("home", Unseen.REFUSE, 2, false))
                .withMessageEndingWith("but minRows was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.of("home").withBaseline().fit(homes("rent"), NO_TARGETS))
                .withMessage("column home must have 2 categories in training to have a baseline, but had only rent");
    }

    @Test
    void an_order_is_given_not_learned() {
        Ordinal quality = Ordinal.of("home", "Poor", "Fair", "Good");
        assertThat(quality.fit(homes("Good"), NO_TARGETS)
                        .apply(homes("Poor", "Good", ""))
                        .column("home"))
                .containsExactly(0, 2, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quality.fit(homes("Great"), NO_TARGETS))
                .withMessage("column home in row 0 must be one of [Poor, Fair, Good], but was Great");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ordinal.of("home", "Good", "Good"))
                .withMessage("order must be at least 2 categories, each once, but was [Good, Good]");
    }

    @Test
    void a_hash_gives_each_category_one_place_and_a_sign() {
        Features encoded =
                new Hashing("home", 16).fit(homes("rent"), NO_TARGETS).apply(homes("owner", "boat", ""));
        assertThat(encoded.columns()).isEqualTo(16);
        for (double[] row : encoded.values().toArray()) {
            assertThat(Arrays.stream(row).map(Math::abs).sum()).isEqualTo(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hashing("home", 0))
                .withMessage("buckets must be at least 1, but was 0");
    }

    @Test
    void midnight_is_near_midnight() {
        Table times = Table.create(DateTimeColumn.create(
                "departure",
                LocalDateTime.of(2001, 1, 1, 0, 0),
                LocalDateTime.of(2001, 1, 1, 6, 0),
                LocalDateTime.of(2001, 1, 7, 23, 59),
                null));
        double[][] day = new Cyclic("departure", Cycle.DAY)
                .fit(times, NO_TARGETS)
                .training()
                .values()
                .toArray();
        assertThat(day[0]).containsExactly(0, 1);
        assertThat(day[1]).containsExactly(new double[] {1, 0}, within(1e-12));
        assertThat(day[2]).containsExactly(new double[] {0, 1}, within(0.005));
        assertThat(day[3]).containsExactly(Double.NaN, Double.NaN);
        double[][] week = new Cyclic("departure", Cycle.WEEK)
                .fit(times, NO_TARGETS)
                .training()
                .values()
                .toArray();
        assertThat(week[0]).as("Monday 0:00").containsExactly(0, 1);
        assertThat(week[2]).as("Sunday 23:59").containsExactly(new double[] {0, 1}, within(0.001));
    }

    @Test
    void a_year_comes_round_on_dates_too() {
        Table dates = Table.create(DateColumn.create("day", LocalDate.of(2001, 1, 1), LocalDate.of(2000, 7, 2)));
        Features year = new Cyclic("day", Cycle.YEAR).fit(dates, NO_TARGETS).training();
        assertThat(year.names()).containsExactly("day_year_sin", "day_year_cos");
        assertThat(year.values().row(0)).containsExactly(0, 1);
        assertThat(year.values().row(1)).as("183 of 366 days").containsExactly(new double[] {0, -1}, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cyclic("home", Cycle.DAY).fit(homes("rent"), NO_TARGETS))
                .withMessage("column home must hold dates or times, but row 0 held rent");
    }
}
