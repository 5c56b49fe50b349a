package gradus.deeplearning.autograd.demo;

import gradus.deeplearning.autograd.Value;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A graph of values as boxes and arrows, on a chart without axes: in each box its name, its value and its gradient. */
final class GraphPainting extends Annotation {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 400;
    private static final double BOX_WIDTH = 92;
    private static final double BOX_HEIGHT = 58;
    private static final double COLUMN = 126;
    private static final double ROW = 78;
    private static final double LEFT = 24;
    private static final double TOP = 54;
    private static final Color VALUE = Plot.colour(0);
    private static final Color GRADIENT = Plot.colour(1);
    private static final Color LINE = new Color(0x707070);

    /** Where a value is drawn: the number of its column and of its row, from the top left. */
    record Place(String name, Value value, double column, double row) {
        double left() {
            return LEFT + column * COLUMN;
        }

        double top() {
            return TOP + row * ROW;
        }
    }

    private final List<Place> places;

    GraphPainting(List<Place> places) {
        super(true);
        this.places = places;
    }

    /** A chart that shows nothing but this. */
    XyPlot plot(String title) {
        XyPlot plot = Plot.xy(WIDTH, HEIGHT, title, "", "")
                .noXTicks()
                .noYTicks()
                .noLegend()
                .line("none", new double[] {0, 1}, new double[] {0, 1}, Color.WHITE);
        plot.chart().getStyler().setAxisTitlesVisible(false);
        plot.chart().addAnnotation(this);
        return plot;
    }

    @Override
    public void paint(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setStroke(new BasicStroke(1.5f));
        for (Place place : places) {
            List<Value> operands = place.value().operands();
            for (int i = 0; i < operands.size(); i++) {
                arrow(canvas, placeOf(operands.get(i)), place, operands.size() == 1 ? 0 : 2 * i - 1);
            }
        }
        places.forEach(place -> box(canvas, place));
    }

    private Place placeOf(Value value) {
        return places.stream()
                .filter(place -> place.value() == value)
                .findFirst()
                .orElseThrow();
    }

    /** From the right edge of one box to the left edge of another, a little above its middle (−1), in it (0) or below (1). */
    private static void arrow(Graphics2D canvas, Place from, Place to, int side) {
        boolean twice = to.value().operands().stream().allMatch(each -> each == from.value());
        double x1 = from.left() + BOX_WIDTH;
        double y1 = from.top() + BOX_HEIGHT / 2 + (twice ? 10 * side : 0);
        double x2 = to.left() - 2;
        double y2 = to.top() + BOX_HEIGHT / 2 + 10 * side;
        double angle = Math.atan2(y2 - y1, x2 - x1);
        canvas.setColor(LINE);
        canvas.draw(new Line2D.Double(x1, y1, x2 - 6 * Math.cos(angle), y2 - 6 * Math.sin(angle)));
        Path2D head = new Path2D.Double();
        head.moveTo(x2, y2);
        head.lineTo(x2 - 10 * Math.cos(angle - 0.4), y2 - 10 * Math.sin(angle - 0.4));
        head.lineTo(x2 - 10 * Math.cos(angle + 0.4), y2 - 10 * Math.sin(angle + 0.4));
        head.closePath();
        canvas.fill(head);
    }

    private static void box(Graphics2D canvas, Place place) {
        boolean leaf = place.value().operands().isEmpty();
        RoundRectangle2D box = new RoundRectangle2D.Double(
                place.left(), place.top(), BOX_WIDTH, BOX_HEIGHT, leaf ? 8 : 30, leaf ? 8 : 30);
        canvas.setColor(leaf ? new Color(0xF3F3F3) : Color.WHITE);
        canvas.fill(box);
        canvas.setColor(LINE);
        canvas.draw(box);
        text(
                canvas,
                place.name(),
                Font.BOLD,
                Color.BLACK,
                place.left() + (place.name().length() > 2 ? 29 : 22),
                place.top() + 34);
        text(canvas, number(place.value().data()), Font.PLAIN, VALUE, place.left() + 67, place.top() + 24);
        text(canvas, number(place.value().gradient()), Font.BOLD, GRADIENT, place.left() + 67, place.top() + 46);
    }

    private static void text(Graphics2D canvas, String text, int style, Color colour, double middle, double base) {
        canvas.setFont(new Font(Font.SANS_SERIF, style, 15));
        canvas.setColor(colour);
        canvas.drawString(text, (float) (middle - canvas.getFontMetrics().stringWidth(text) / 2.0), (float) base);
    }

    /** As short as it is exact, with a real minus sign. */
    private static String number(double x) {
        String text = x == Math.rint(x) ? Lines.text("%.0f", x) : Lines.text("%s", x);
        return text.replace('-', '−');
    }
}
