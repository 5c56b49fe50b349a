package gradus.datasets.media;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.card.Task;
import java.util.Arrays;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * Images and their classes.
 *
 * @param images n images
 * @param classes the class of each (n)
 */
public record LabelledImages(Images images, Classes classes) {
    private static final String COLOURED = "images-32x32-rgb-idx4-ubyte.gz";

    public LabelledImages {
        if (images.count() != classes.codes().length) {
            throw new IllegalArgumentException("classes must be as many as the images, " + images.count()
                    + ", but were " + classes.codes().length);
        }
    }

    /**
     * The images of a set, those to learn from where it is split; none, if it holds no images or no classes of them. The
     * set's files say which kind it is: MNIST's layout, coloured images beside a table, or a table with a column per pixel.
     */
    public static Optional<LabelledImages> of(DataSet set) {
        if (has(set, images("train"))) {
            return Optional.of(training(set));
        }
        if (has(set, COLOURED)) {
            return Optional.of(coloured(set));
        }
        return set.task() == Task.IMAGES && set.files().size() == 1 ? Optional.of(pixels(set)) : Optional.empty();
    }

    private static boolean has(DataSet set, String name) {
        return set.files().stream().anyMatch(file -> file.name().equals(name));
    }

    /** The images to learn from, of a set in the layout of MNIST. */
    public static LabelledImages training(DataSet set) {
        return part(set, "train");
    }

    /** The images to test on, of a set in the layout of MNIST. */
    public static LabelledImages test(DataSet set) {
        return part(set, "t10k");
    }

    /** The 1797 digits of 8 × 8 pixels from 0 to 16. */
    public static LabelledImages digits8x8() {
        return pixels(DataSets.DIGITS_8X8);
    }

    /** The 1377 emoji of 32 × 32 pixels in colour, and the group of each. */
    public static LabelledImages emoji() {
        return coloured(DataSets.EMOJI);
    }

    /** Square grey images, a column for each pixel; the darkest pixel of all has the maximum. */
    private static LabelledImages pixels(DataSet set) {
        Table table = set.table();
        String target = set.target().orElseThrow();
        double[][] pixels = Numbers.matrixWithout(table, target);
        int side = (int) Math.sqrt(pixels[0].length);
        double maximum =
                Arrays.stream(pixels).flatMapToDouble(Arrays::stream).max().orElseThrow();
        return new LabelledImages(Images.rows(table, side, side, (int) maximum), Numbers.classes(table, target));
    }

    private static LabelledImages coloured(DataSet set) {
        Classes classes = Numbers.classes(set.table(), set.target().orElseThrow());
        return new LabelledImages(Images.idx(COLOURED, set.bytes(COLOURED)), classes);
    }

    private static LabelledImages part(DataSet set, String part) {
        String images = images(part);
        String labels = part + "-labels-idx1-ubyte.gz";
        int[] codes = Images.idxLabels(labels, set.bytes(labels));
        return new LabelledImages(
                Images.idx(images, set.bytes(images)),
                Classes.of(Arrays.stream(codes).mapToObj(Integer::toString).toList()));
    }

    private static String images(String part) {
        return part + "-images-idx3-ubyte.gz";
    }
}
