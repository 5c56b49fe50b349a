package gradus.web.html;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import gradus.datasets.media.Images;
import gradus.datasets.media.Recording;
import gradus.datasets.show.Describe;
import gradus.datasets.show.Preview;
import j2html.tags.DomContent;
import j2html.utils.EscapeUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** Small charts as SVG that takes its colours from the page. */
public final class Charts {
    private static final int BINS = 22;
    private static final int LEVELS = 5;
    private static final int SLICES = 176;

    private Charts() {}

    /** A bar of which a part is done. */
    public static DomContent share(int done, int of, String words) {
        return rawHtml(String.format(
                Locale.ROOT,
                "<svg class=\"bar-of\" viewBox=\"0 0 100 2\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">"
                        + "<rect class=\"all\" width=\"100\" height=\"2\"/><rect class=\"done\" width=\"%.1f\" height=\"2\"/></svg>",
                EscapeUtil.escape(words),
                of == 0 ? 0 : 100.0 * done / of));
    }

    /** How the values of a column are distributed: a histogram of numbers, the most frequent of everything else. */
    public static DomContent distribution(Column<?> column) {
        boolean numbers = column instanceof NumericColumn<?> && column.countUnique() > LEVELS;
        return numbers ? histogram((NumericColumn<?>) column) : levels(column);
    }

    private static DomContent histogram(NumericColumn<?> column) {
        double[] values = Arrays.stream(column.asDoubleArray())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        int[] counts = Describe.counts(values, BINS);
        int most = Arrays.stream(counts).max().orElse(1);
        double step = 176.0 / counts.length;
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            double height = 46.0 * counts[i] / Math.max(1, most);
            bars.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    i * step,
                    47 - height,
                    step - 1,
                    height));
        }
        String words =
                "Histogram of " + column.name() + ", from " + Describe.number(low) + " to " + Describe.number(high);
        return each(
                rawHtml(
                        "<svg class=\"chart\" viewBox=\"0 0 176 48\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\""
                                + EscapeUtil.escape(words) + "\">" + bars
                                + "<line x1=\"0\" y1=\"47.5\" x2=\"176\" y2=\"47.5\"/></svg>"),
                div(span(Describe.number(low)), span(Describe.number(high))).withClass("range"));
    }

    private static DomContent levels(Column<?> column) {
        List<Map.Entry<String, Integer>> counts = Describe.frequencies(column);
        if (counts.size() > LEVELS && counts.get(0).getValue() == 1) {
            return span(counts.size() + " values, each once").withClass("small");
        }
        List<Map.Entry<String, Integer>> most = counts.stream().limit(LEVELS).toList();
        int greatest = most.isEmpty() ? 1 : most.get(0).getValue();
        DomContent rest = counts.size() > LEVELS
                ? li("and " + (counts.size() - LEVELS) + " more values").withClass("soft")
                : text("");
        return ul(
                        each(
                                most,
                                level -> li(
                                        text(cut(level.getKey()) + " · " + level.getValue()),
                                        rawHtml(String.format(
                                                Locale.ROOT,
                                                "<svg viewBox=\"0 0 100 3\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                                                        + "<rect width=\"%.1f\" height=\"3\"/></svg>",
                                                100.0 * level.getValue() / greatest)))),
                        rest)
                .withClass("levels");
    }

    /** An image, or the sound wave of a recording. */
    public static DomContent of(Preview preview) {
        return preview instanceof Preview.Picture picture
                ? image(picture.images(), picture.index(), "An image of class " + picture.label())
                : wave(((Preview.Sound) preview).recording(), "The sound wave of a recording of " + preview.label());
    }

    /** Pixels of one look in one path: grey ones as ink on the page's ground, coloured ones as they are. */
    private static DomContent image(Images images, int index, String words) {
        Map<String, StringBuilder> paths = new TreeMap<>();
        for (int row = 0; row < images.height(); row++) {
            int column = 0;
            while (column < images.width()) {
                String look = look(images, index, row, column);
                int from = column;
                while (column < images.width()
                        && look(images, index, row, column).equals(look)) {
                    column++;
                }
                if (!look.isEmpty()) {
                    paths.computeIfAbsent(look, any -> new StringBuilder())
                            .append("M" + from + " " + row + "h" + (column - from) + "v1H" + from);
                }
            }
        }
        StringBuilder svg = new StringBuilder("<svg class=\"image\" viewBox=\"0 0 " + images.width() + " "
                + images.height() + "\" role=\"img\" aria-label=\"" + EscapeUtil.escape(words) + "\">");
        paths.forEach((look, path) -> svg.append("<path " + look + " d=\"" + path + "\"/>"));
        return rawHtml(svg + "</svg>");
    }

    private static String look(Images images, int index, int row, int column) {
        if (images.channels() == 3) {
            return String.format(
                    Locale.ROOT,
                    "fill=\"#%x%x%x\"",
                    level(images, index, row, column, 0),
                    level(images, index, row, column, 1),
                    level(images, index, row, column, 2));
        }
        int ink = level(images, index, row, column, 0);
        return ink == 0 ? "" : String.format(Locale.ROOT, "opacity=\"%.2f\"", ink / 15.0);
    }

    /** One of sixteen: as many as the eye tells apart in a small picture. */
    private static int level(Images images, int index, int row, int column, int channel) {
        return Math.round(15f * images.value(index, row, column, channel) / images.maximum());
    }

    private static DomContent wave(Recording recording, String words) {
        double[] samples = recording.samples();
        StringBuilder path = new StringBuilder();
        for (int x = 0; x < SLICES; x++) {
            int from = (int) ((long) samples.length * x / SLICES);
            int to = Math.max(from + 1, (int) ((long) samples.length * (x + 1) / SLICES));
            double low = Arrays.stream(samples, from, to).min().orElse(0);
            double high = Arrays.stream(samples, from, to).max().orElse(0);
            path.append(String.format(Locale.ROOT, "M%d %.1fV%.1f", x, 24 - 24 * high, 24.5 - 24 * low));
        }
        return rawHtml("<svg class=\"wave\" viewBox=\"0 0 " + SLICES
                + " 48\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"" + EscapeUtil.escape(words)
                + "\"><path d=\""
                + path + "\"/></svg>");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= 24
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 23)) + "…";
    }
}
