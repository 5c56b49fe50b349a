package gradus.datasets.media;

import gradus.datasets.bridge.Numbers;
import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import tech.tablesaw.api.Table;

/**
 * Images of equal shape, immutable: n images of height × width × channels whole numbers from 0 to a maximum. Within an
 * image, numbers lie row after row, and the channels of one pixel beside each other.
 */
public final class Images {
    private static final int UNSIGNED_BYTE = 0x08;

    private final int count;
    private final int height;
    private final int width;
    private final int channels;
    private final int maximum;
    private final byte[] values;

    private Images(int count, int height, int width, int channels, int maximum, byte[] values) {
        this.count = count;
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.maximum = maximum;
        this.values = values;
    }

    /**
     * The images of an IDX file: n × height × width, or n × height × width × channels, of unsigned bytes.
     *
     * @param name the file's name, for errors
     * @param file its content, perhaps gzip
     * @throws DataException if it is no such file, or its length is not what its header says
     */
    public static Images idx(String name, byte[] file) {
        Idx idx = Idx.read(name, file);
        if (idx.sizes.length != 3 && idx.sizes.length != 4) {
            throw new DataException(Place.of(name), "images of 3 or 4 dimensions", idx.sizes.length + " dimensions");
        }
        int channels = idx.sizes.length == 4 ? idx.sizes[3] : 1;
        return new Images(idx.sizes[0], idx.sizes[1], idx.sizes[2], channels, 255, idx.values);
    }

    /**
     * The one image of a PNG file, in grey or in colour.
     *
     * @param name the file's name, for errors
     * @throws DataException if it is no image, or not one of 8 bits in grey or in red, green and blue
     */
    public static Images png(String name, byte[] file) {
        Raster raster = decoded(name, file).getRaster();
        int channels = raster.getNumBands();
        ByteBuffer values = ByteBuffer.allocate(raster.getHeight() * raster.getWidth() * channels);
        for (int row = 0; row < raster.getHeight(); row++) {
            for (int column = 0; column < raster.getWidth(); column++) {
                for (int channel = 0; channel < channels; channel++) {
                    values.put((byte) raster.getSample(column, row, channel)); // getRGB would brighten grey
                }
            }
        }
        return new Images(1, raster.getHeight(), raster.getWidth(), channels, 255, values.array());
    }

    private static BufferedImage decoded(String name, byte[] file) {
        BufferedImage image;
        try {
            image = ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new DataException(Place.of(name), "a readable image", String.valueOf(e.getMessage()), e);
        }
        if (image == null) {
            throw new DataException(Place.of(name), "a PNG image", "another kind of file");
        }
        int channels = image.getRaster().getNumBands();
        if (!(image.getColorModel() instanceof ComponentColorModel) || channels != 1 && channels != 3) {
            throw new DataException(Place.of(name), "pixels in grey or in red, green and blue", channels + " bands");
        }
        if (image.getColorModel().getComponentSize(0) != 8) {
            throw new DataException(
                    Place.of(name),
                    "8 bits a channel",
                    String.valueOf(image.getColorModel().getComponentSize(0)));
        }
        return image;
    }

    /** The labels of an IDX file of one dimension, each from 0 to 255; for errors see {@link #idx}. */
    public static int[] idxLabels(String name, byte[] file) {
        Idx idx = Idx.read(name, file);
        if (idx.sizes.length != 1) {
            throw new DataException(Place.of(name), "labels of 1 dimension", idx.sizes.length + " dimensions");
        }
        int[] labels = new int[idx.values.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = idx.values[i] & 0xff;
        }
        return labels;
    }

    /**
     * Grey images from the rows of a table: its first height × width columns, row after row.
     *
     * @param maximum the largest value of a pixel, at most 255
     * @throws IllegalArgumentException if a pixel is not a whole number from 0 to the maximum
     */
    public static Images rows(Table table, int height, int width, int maximum) {
        String[] columns = table.columnNames().subList(0, height * width).toArray(String[]::new);
        double[][] rows = Numbers.matrix(table, columns);
        ByteBuffer values = ByteBuffer.allocate(rows.length * height * width);
        for (int i = 0; i < rows.length; i++) {
            for (double pixel : rows[i]) {
                if (pixel != Math.rint(pixel) || pixel < 0 || pixel > maximum) {
                    throw new IllegalArgumentException(
                            "pixels must be whole numbers from 0 to " + maximum + ", but row " + i + " holds " + pixel);
                }
                values.put((byte) pixel);
            }
        }
        return new Images(rows.length, height, width, 1, maximum, values.array());
    }

    /** How many images (n). */
    public int count() {
        return count;
    }

    /** Rows of pixels. */
    public int height() {
        return height;
    }

    /** Pixels of a row. */
    public int width() {
        return width;
    }

    /** Numbers of a pixel: 1 for grey; 3 for red, green and blue. */
    public int channels() {
        return channels;
    }

    /** The largest value a pixel may have. */
    public int maximum() {
        return maximum;
    }

    /**
     * One number of one pixel, from 0 to the maximum.
     *
     * @throws IndexOutOfBoundsException if there is no such image, row, column or channel
     */
    public int value(int image, int row, int column, int channel) {
        requireIndex("image", image, count);
        requireIndex("row", row, height);
        requireIndex("column", column, width);
        requireIndex("channel", channel, channels);
        return values[((image * height + row) * width + column) * channels + channel] & 0xff;
    }

    /** An image as numbers from 0 to 1 (height · width · channels), row after row. */
    public double[] vector(int image) {
        requireIndex("image", image, count);
        double[] vector = new double[height * width * channels];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (double) (values[image * vector.length + i] & 0xff) / maximum;
        }
        return vector;
    }

    /** One channel of an image as numbers from 0 to 1 (height × width). */
    public double[][] plane(int image, int channel) {
        double[][] plane = new double[height][width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                plane[row][column] = (double) value(image, row, column, channel) / maximum;
            }
        }
        return plane;
    }

    /** All images as rows of numbers from 0 to 1 (n × height · width · channels). */
    public double[][] matrix() {
        double[][] matrix = new double[count][];
        for (int i = 0; i < count; i++) {
            matrix[i] = vector(i);
        }
        return matrix;
    }

    /** An image to look at: grey, or in colour if there are three channels. */
    public BufferedImage picture(int image) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int red = value(image, row, column, 0) * 255 / maximum;
                int green = channels == 3 ? value(image, row, column, 1) * 255 / maximum : red;
                int blue = channels == 3 ? value(image, row, column, 2) * 255 / maximum : red;
                picture.setRGB(column, row, red << 16 | green << 8 | blue);
            }
        }
        return picture;
    }

    private static void requireIndex(String name, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(name + " must be between 0 and " + (size - 1) + ", but was " + index);
        }
    }

    /** A file in the IDX format: two zero bytes, a type, the number of dimensions, their sizes, the values. */
    private static final class Idx {
        private final int[] sizes;
        private final byte[] values;

        private Idx(int[] sizes, byte[] values) {
            this.sizes = sizes;
            this.values = values;
        }

        static Idx read(String name, byte[] file) {
            ByteBuffer buffer = ByteBuffer.wrap(unpacked(name, file));
            if (buffer.remaining() < 4 || buffer.getShort() != 0 || buffer.get() != UNSIGNED_BYTE) {
                throw new DataException(
                        Place.of(name), "an IDX file of unsigned bytes (it begins 00 00 08)", "another beginning");
            }
            int[] sizes = new int[buffer.get() & 0xff];
            if (buffer.remaining() < 4 * sizes.length) {
                throw new DataException(
                        Place.of(name), "sizes of " + sizes.length + " dimensions", "the end of the file");
            }
            long total = 1;
            for (int d = 0; d < sizes.length; d++) {
                sizes[d] = buffer.getInt();
                total *= sizes[d];
            }
            if (total != buffer.remaining()) {
                throw new DataException(
                        Place.of(name), total + " values, as its header says", buffer.remaining() + " values");
            }
            byte[] values = new byte[buffer.remaining()];
            buffer.get(values);
            return new Idx(sizes, values);
        }

        private static byte[] unpacked(String name, byte[] file) {
            boolean gzip = file.length > 1 && file[0] == (byte) 0x1f && file[1] == (byte) 0x8b;
            try (InputStream in =
                    gzip ? new GZIPInputStream(new ByteArrayInputStream(file)) : new ByteArrayInputStream(file)) {
                return in.readAllBytes();
            } catch (EOFException e) {
                throw new DataException(
                        Place.of(name), "the rest of the compressed file", "its end (the file is truncated)", e);
            } catch (IOException e) {
                throw new DataException(Place.of(name), "readable data", String.valueOf(e.getMessage()), e);
            }
        }
    }
}
