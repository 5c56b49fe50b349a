package gradus.fundamentals.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Grey pictures side by side, each below its title: a figure whose data are images. */
public final class Strip {
    private static final int GAP = 12;
    private static final int TITLE = 26;

    private record Frame(String title, BufferedImage picture) {}

    private final int scale;
    private final List<Frame> frames = new ArrayList<>();

    private Strip(int scale) {
        this.scale = scale;
    }

    /**
     * An empty strip.
     *
     * @param scale how many pixels wide and high a number is drawn, at least 1
     */
    public static Strip of(int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("scale must be at least 1, but was " + scale);
        }
        return new Strip(scale);
    }

    /**
     * One more picture.
     *
     * @param rows brightness from 0 (black) to 1 (white), height × width; what lies beyond is drawn as black or white
     */
    public Strip frame(String title, double[][] rows) {
        BufferedImage picture = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                int grey = (int) Math.round(255 * Math.max(0, Math.min(1, rows[row][column])));
                picture.setRGB(column, row, grey << 16 | grey << 8 | grey);
            }
        }
        frames.add(new Frame(title, picture));
        return this;
    }

    /** All frames in one picture. */
    BufferedImage picture() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("a strip must have at least 1 frame, but had none");
        }
        int width = GAP;
        int height = 0;
        for (Frame frame : frames) {
            width += scale * frame.picture.getWidth() + GAP;
            height = Math.max(height, scale * frame.picture.getHeight());
        }
        BufferedImage strip = new BufferedImage(width, height + TITLE + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = strip.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, strip.getWidth(), strip.getHeight());
        canvas.setColor(Color.BLACK);
        canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int x = GAP;
        for (Frame frame : frames) {
            int wide = scale * frame.picture.getWidth();
            canvas.drawString(frame.title, x, TITLE - 8);
            canvas.drawImage(frame.picture, x, TITLE, wide, scale * frame.picture.getHeight(), null);
            x += wide + GAP;
        }
        canvas.dispose();
        return strip;
    }
}
