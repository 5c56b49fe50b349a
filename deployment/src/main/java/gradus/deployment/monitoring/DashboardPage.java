package gradus.deployment.monitoring;

import gradus.fundamentals.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A dashboard as one HTML page: no scripts and nothing loaded from elsewhere; light or dark as the reader's system is. */
public final class DashboardPage {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 56;
    private static final int BOTTOM = 24;

    /**
     * One chart, whose title says what to see.
     *
     * @param title what the chart shows, or what it says if there is a verdict
     * @param unit what the vertical axis shows, with its unit
     * @param series one line each, a value per period; NaN where there is none
     */
    public record Panel(String title, String unit, List<Series> series) {
        /** Checks that there is something to draw. */
        public Panel {
            Require.that(!series.isEmpty(), "series must hold at least 1 line, but held none");
            series = List.copyOf(series);
        }
    }

    /** A line of a chart; a dashed one is a limit. */
    public static final class Series {
        private final String name;
        private final double[] values;
        private final boolean dashed;

        /** With a copy of the values, at least 2. */
        public Series(String name, boolean dashed, double... values) {
            Require.atLeast("the number of values of " + name, values.length, 2);
            this.name = name;
            this.values = values.clone();
            this.dashed = dashed;
        }

        private double highest() {
            return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
        }
    }

    private DashboardPage() {}

    /**
     * The page.
     *
     * @param alarm what is wrong, in a sentence; empty if nothing is
     * @param period what the horizontal axes count, such as week
     */
    public static String html(String title, String alarm, String period, List<Panel> panels) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="icon" href="data:,"><style>%s</style></head>
                <body><main><h1>%s</h1><p id="state" class="%s">%s</p>%s</main></body></html>
                """.formatted(
                escaped(title),
                STYLE,
                escaped(title),
                alarm.isEmpty() ? "quiet" : "alarm",
                alarm.isEmpty() ? "Quiet: nothing to do." : "Alarm: " + escaped(alarm),
                panels.stream().map(panel -> figure(panel, escaped(period))).collect(Collectors.joining("\n")));
    }

    private static String figure(Panel panel, String period) {
        double top = panel.series().stream().mapToDouble(Series::highest).max().orElse(0);
        double highest = top > 0 ? top * 1.08 : 1;
        StringBuilder svg = axes(highest, period, panel.series().get(0).values.length);
        StringBuilder legend = new StringBuilder();
        for (int i = 0; i < panel.series().size(); i++) {
            Series series = panel.series().get(i);
            String look = "s" + i + (series.dashed ? " limit" : "");
            svg.append(text("<path class=\"%s\" d=\"%s\"/>", look, path(series.values, highest)));
            legend.append(text("<li class=\"%s\">%s</li>", look, escaped(series.name)));
        }
        return text(
                "<figure><figcaption><h2>%s</h2>%s</figcaption><svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">%s</svg><ul>%s</ul></figure>",
                escaped(panel.title()), escaped(panel.unit()), escaped(panel.title()), WIDTH, HEIGHT, svg, legend);
    }

    private static StringBuilder axes(double highest, String period, int periods) {
        StringBuilder svg = new StringBuilder();
        double step = step(highest);
        for (int tick = 0; tick * step <= highest; tick++) {
            double y = y(tick * step, highest);
            svg.append(text("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, WIDTH, y, y));
            svg.append(text(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 6, y + 4, number(tick * step)));
        }
        svg.append(text("<text x=\"%d\" y=\"%d\">%s 1</text>", LEFT, HEIGHT - 4, period));
        svg.append(
                text("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s %d</text>", WIDTH, HEIGHT - 4, period, periods));
        return svg;
    }

    /** The largest of 1, 2 and 5 times a power of 10 that fits twice: two to four steps, with short labels. */
    private static double step(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(highest / 2)));
        double times = highest / 2 / power;
        return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
    }

    /** A line through the values; where one is missing there is a gap. */
    private static String path(double[] values, double highest) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            boolean there = Double.isFinite(values[i]);
            if (there) {
                double x = LEFT + (double) i / (values.length - 1) * (WIDTH - LEFT);
                path.append(text("%s%.1f %.1f", drawing ? "L" : "M", x, y(values[i], highest)));
            }
            drawing = there;
        }
        return path.toString();
    }

    private static double y(double value, double highest) {
        double height = HEIGHT - BOTTOM - 10;
        return 10 + height * (1 - Math.max(0, Math.min(1, value / highest)));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE = """
            :root{color-scheme:light dark;--back:#fff;--ink:#1b1b1b;--soft:#555;--grid:#ddd;--s0:#0063a0;--s1:#b84a00;--s2:#00795a;--bad:#a30015}
            @media(prefers-color-scheme:dark){:root{--back:#15181c;--ink:#eee;--soft:#b5b5b5;--grid:#3a3f45;--s0:#6cbcf2;--s1:#ff9d5c;--s2:#4fd1a5;--bad:#ff8a94}}
            body{background:var(--back);color:var(--ink);font:16px/1.45 system-ui,sans-serif;margin:0}
            main{max-width:1200px;margin:auto;padding:1rem 1.2rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:1rem 2rem}
            h1,#state{grid-column:1/-1;margin:0}h1{font-size:1.5rem}h2{font-size:1.05rem;margin:0 0 .15rem}
            #state{padding:.5rem .8rem;border-left:6px solid var(--s2)}#state.alarm{border-color:var(--bad);color:var(--bad);font-weight:600}
            figure{margin:0}figcaption{color:var(--soft)}h2{color:var(--ink)}svg{width:100%;height:auto;display:block}
            svg text{fill:var(--soft);font-size:13px}path{fill:none;stroke-width:2}.grid{stroke:var(--grid)}.limit{stroke-dasharray:6 5}
            .s0{stroke:var(--s0)}.s1{stroke:var(--s1)}.s2{stroke:var(--s2)}
            ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 1.2rem;margin:0;padding:0;color:var(--soft)}
            li::before{content:"";display:inline-block;width:1.4em;border-top:3px solid;margin:0 .4em .25em 0}li.limit::before{border-top-style:dashed}
            @media(max-width:600px){svg text{font-size:20px}}
            li.s0::before{border-color:var(--s0)}li.s1::before{border-color:var(--s1)}li.s2::before{border-color:var(--s2)}
            """;
}
