package gradus.fundamentals.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.SwingWrapper;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler;

/**
 * Where a demo's figures go: to PNG files in a folder, and with {@code --show} to windows as well. A demo's arguments are
 * {@code [--figures DIR] [--show]}; without a folder the figures go to {@code docs/figures} of the working directory.
 */
public final class Figures {
    /** Colours that stay apart for colour-blind readers (Okabe and Ito 2008), the most used first. */
    public static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0x56B4E9),
            new Color(0xE69F00),
            new Color(0x000000));

    private final Path folder;
    private final boolean show;

    private Figures(Path folder, boolean show) {
        this.folder = folder;
        this.show = show;
    }

    /**
     * Reads a demo's arguments.
     *
     * @throws IllegalArgumentException for any other argument, or {@code --figures} without a folder
     */
    public static Figures of(String... args) {
        Path folder = Path.of("docs", "figures");
        boolean show = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--show")) {
                show = true;
            } else if (args[i].equals("--figures") && i + 1 < args.length) {
                folder = Path.of(args[++i]);
            } else {
                throw new IllegalArgumentException(
                        "arguments must be [--figures DIR] [--show], but were " + List.of(args));
            }
        }
        return new Figures(folder, show);
    }

    /**
     * Writes a chart as {@code <name>.png} at twice its size (sharp on dense screens), in the house style.
     *
     * @param name lower-case words joined by hyphens, beginning with the lesson's slug
     * @throws UncheckedIOException if the file cannot be written
     */
    public void draw(String name, Chart<?, ?> chart) {
        style(chart);
        try {
            Files.createDirectories(folder);
            BitmapEncoder.saveBitmapWithDPI(
                    chart, folder.resolve(name + ".png").toString(), BitmapEncoder.BitmapFormat.PNG, 144);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the figure " + name + " to " + folder.toAbsolutePath(), e);
        }
        if (show) {
            new SwingWrapper<>(chart).displayChart();
        }
    }

    /**
     * Writes several charts as one figure, row by row, each {@linkplain #draw(String, Chart) as when drawn alone}.
     *
     * @param name lower-case words joined by hyphens, beginning with the lesson's slug
     * @param columns how many panels stand side by side, at least 1
     * @param panels at least one chart, all of one size
     * @throws IllegalArgumentException if columns is less than 1, or there is no panel
     * @throws UncheckedIOException if the file cannot be written
     */
    public void draw(String name, int columns, List<? extends Chart<?, ?>> panels) {
        if (columns < 1 || panels.isEmpty()) {
            throw new IllegalArgumentException("columns and the number of panels must be at least 1, but were "
                    + columns + " and " + panels.size());
        }
        int width = panels.get(0).getWidth();
        int height = panels.get(0).getHeight();
        int rows = (panels.size() + columns - 1) / columns;
        BufferedImage image = new BufferedImage(2 * columns * width, 2 * rows * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.scale(2, 2);
        for (int i = 0; i < panels.size(); i++) {
            style(panels.get(i));
            AffineTransform corner = canvas.getTransform();
            canvas.translate(i % columns * width, i / columns * height);
            panels.get(i).paint(canvas, width, height);
            canvas.setTransform(corner);
        }
        canvas.dispose();
        write(name, image);
        if (show) {
            panels.forEach(panel -> new SwingWrapper<>(panel).displayChart());
        }
    }

    /**
     * Writes pictures side by side as {@code <name>.png}, one pixel for each of theirs.
     *
     * @param name lower-case words joined by hyphens, beginning with the lesson's slug
     * @throws UncheckedIOException if the file cannot be written
     */
    public void draw(String name, Strip strip) {
        BufferedImage picture = strip.picture();
        write(name, picture);
        if (show) {
            JFrame window = new JFrame(name);
            window.add(new JLabel(new ImageIcon(picture)));
            window.pack();
            window.setVisible(true);
        }
    }

    private void write(String name, BufferedImage image) {
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the figure " + name + " to " + folder.toAbsolutePath(), e);
        }
    }

    /** White plot, light grid, few ticks, no border: the data is the darkest thing on the page. */
    private static void style(Chart<?, ?> chart) {
        Styler styler = chart.getStyler();
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendBackgroundColor(Color.WHITE);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        styler.setSeriesColors(COLOURS.toArray(Color[]::new));
        if (styler instanceof AxesChartStyler axes) {
            axes.setPlotGridLinesColor(new Color(0xE4E4E4));
            axes.setPlotGridLinesStroke(new BasicStroke(1f));
            axes.setAxisTickMarksColor(new Color(0xB0B0B0));
            if (axes instanceof CategoryStyler) {
                axes.setPlotGridVerticalLinesVisible(false);
                axes.setXAxisTickMarkSpacingHint(30); // every category keeps its label
            } else {
                axes.setXAxisTickMarkSpacingHint(Math.min(90, chart.getWidth() / 6));
            }
            axes.setYAxisTickMarkSpacingHint(Math.min(50, chart.getHeight() / 6));
        }
        Axes.mark(chart);
        checkTitle(chart);
    }

    /** XChart centres a title over the plot, and cuts off what is too long. */
    private static void checkTitle(Chart<?, ?> chart) {
        String title = chart.getTitle();
        if (chart instanceof AxesChart<?, ?> axes && !title.isEmpty()) {
            double width = chart.getStyler()
                    .getChartTitleFont()
                    .getStringBounds(title, new FontRenderContext(null, true, true))
                    .getWidth();
            double space = chart.getWidth() - axes.getYAxisLeftWidth();
            if (width > space) {
                throw new IllegalStateException(String.format(
                        "the title \"%s\" must be at most %.0f pixels wide, but was %.0f", title, space, width));
            }
        }
    }
}
