package gradus.workbook.deeplearning.vision;

/** Pads a copy of the picture with zeros first, filter by filter. */
public final class SameConvolution {
    private SameConvolution() {}

    public static int outputs(int inputs, int stride) {
        return (int) Math.ceil(inputs / (double) stride);
    }

    public static int zerosBefore(int inputs, int size, int stride) {
        int over = inputs % stride; // pixels that the last position begins with
        return Math.max(over == 0 ? size - stride : size - over, 0) / 2;
    }

    public static double[][][] apply(double[][][] picture, double[][][][] filters, double[] bias, int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be positive: " + stride);
        }
        int channels = picture[0][0].length;
        if (filters[0][0].length != channels) {
            throw new IllegalArgumentException("wrong channels");
        }
        int above = zerosBefore(picture.length, filters.length, stride);
        int left = zerosBefore(picture[0].length, filters[0].length, stride);
        double[][][] padded =
                new double[picture.length + 2 * filters.length][picture[0].length + 2 * filters[0].length][channels];
        for (int y = 0; y < picture.length; y++) {
            for (int x = 0; x < picture[0].length; x++) {
                padded[y + above][x + left] = picture[y][x];
            }
        }
        double[][][] out = new double[outputs(picture.length, stride)][outputs(picture[0].length, stride)][bias.length];
        for (int f = bias.length - 1; f >= 0; f--) {
            for (int y = 0; y < out.length; y++) {
                for (int x = 0; x < out[0].length; x++) {
                    double sum = 0;
                    for (int c = 0; c < channels; c++) {
                        for (int i = 0; i < filters.length; i++) {
                            for (int j = 0; j < filters[0].length; j++) {
                                sum += padded[y * stride + i][x * stride + j][c] * filters[i][j][c][f];
                            }
                        }
                    }
                    out[y][x][f] = sum + bias[f];
                }
            }
        }
        return out;
    }
}
