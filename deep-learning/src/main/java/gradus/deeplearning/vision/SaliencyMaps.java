package gradus.deeplearning.vision;

import ai.djl.nn.Block;
import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Correlation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gradient maps of one network for some pictures, each for the logit of its true class, to be compared with another network's maps.
 *
 * @param maps one per picture, by rows, all of one size
 */
public record SaliencyMaps(List<double[][]> maps) {
    public SaliencyMaps {
        maps = List.copyOf(Require.given("maps", maps));
        Require.atLeast("the number of maps", maps.size(), 1);
    }

    /** The maps of a network; see {@link Saliency#gradient}. */
    public static SaliencyMaps of(Block network, LabelledPictures pictures) {
        return new SaliencyMaps(IntStream.range(0, pictures.size())
                .mapToObj(i -> Saliency.gradient(network, pictures, i, pictures.label(i)))
                .toList());
    }

    /**
     * How alike two networks' maps are: the rank correlation (Spearman) of the two maps of each picture, its mean over the pictures.
     *
     * @param other maps of the same pictures
     * @param side rows and columns of the squares whose sums are ranked; 1 compares single pixels; rows and columns left over are ignored
     * @return from −1 to 1
     */
    public double likeness(SaliencyMaps other, int side) {
        Require.size("other", other.maps.size(), maps.size(), "maps of the same pictures");
        return IntStream.range(0, maps.size())
                .mapToDouble(i -> Correlation.spearman(squares(maps.get(i), side), squares(other.maps.get(i), side)))
                .average()
                .orElseThrow();
    }

    /** The sums of a map over squares that lie side by side. */
    private static double[] squares(double[][] map, int side) {
        Require.between("side", side, 1, map.length, "rows of a map");
        int across = map.length / side;
        double[] sums = new double[across * across];
        for (int row = 0; row < across * side; row++) {
            for (int column = 0; column < across * side; column++) {
                sums[row / side * across + column / side] += map[row][column];
            }
        }
        return sums;
    }
}
