package gradus.fundamentals.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContourTest {
    private static final Contour.Box BOX = new Contour.Box(-2, 2, -2, 2);

    @Test
    void the_contour_of_a_distance_is_a_circle() {
        Contour contour = Contour.of(BOX, 80, Math::hypot, 1.5);
        double length = 0;
        for (int i = 0; i < contour.x().length; i += 3) {
            for (int end = i; end < i + 2; end++) {
                assertThat(Math.hypot(contour.x()[end], contour.y()[end])).isCloseTo(1.5, within(1e-3));
            }
            length += Math.hypot(contour.x()[i + 1] - contour.x()[i], contour.y()[i + 1] - contour.y()[i]);
            assertThat(contour.y()[i + 2]).as("a gap after each piece").isNaN();
        }
        assertThat(length).as("all the way round").isCloseTo(2 * Math.PI * 1.5, within(0.01));
    }

    @Test
    void a_level_that_is_never_reached_has_no_contour_and_is_not_drawn() {
        assertThat(Contour.of(BOX, 10, Math::hypot, 5).isEmpty()).isTrue();
        XyPlot plot = Plot.xy(300, 300, "", "", "").contours(BOX, 10, Math::hypot, Plot.colour(0), 1, 5);
        XyPlot none = Plot.xy(300, 300, "", "", "").contours(BOX, 10, Math::hypot, Plot.colour(0), 5);
        assertThat(plot.chart().getSeriesCollection()).hasSize(1);
        assertThat(none.chart().getSeriesCollection()).isEmpty();
    }
}
