package gradus.deeplearning.vision;

/** A white square in a corner of a picture, as a scanner, a watermark or a hospital's stamp leaves one: something to look at that is not the thing. */
public final class Mark {
    /** Rows and columns of the square, which lies one pixel from the bottom right corner. */
    public static final int SIZE = 4;

    private Mark() {}

    /** The pictures of one class marked, the others as they were. */
    public static LabelledPictures on(LabelledPictures pictures, int label) {
        float[][] marked = new float[pictures.size()][];
        for (int i = 0; i < marked.length; i++) {
            float[] pixels = pictures.pixels(i);
            marked[i] = pictures.label(i) == label ? on(pixels, pictures.side()) : pixels;
        }
        return LabelledPictures.of(pictures.side(), marked, pictures.labels());
    }

    /** A picture with the mark, as a new array. */
    public static float[] on(float[] pixels, int side) {
        float[] marked = pixels.clone();
        for (int p = 0; p < marked.length; p++) {
            if (covers(p / side, side) && covers(p % side, side)) {
                marked[p] = 1;
            }
        }
        return marked;
    }

    /** The share of a map's sum that lies within two pixels of the mark, where a filter of 5 × 5 can feel it. */
    public static double share(double[][] map) {
        double inside = 0;
        double all = 0;
        for (int row = 0; row < map.length; row++) {
            for (int column = 0; column < map.length; column++) {
                double size = Math.abs(map[row][column]);
                all += size;
                inside += row >= map.length - SIZE - 3 && column >= map.length - SIZE - 3 ? size : 0;
            }
        }
        return inside / all;
    }

    private static boolean covers(int place, int side) {
        return place >= side - SIZE - 1 && place < side - 1;
    }
}
