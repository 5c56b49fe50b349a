package gradus.datasets;

import java.util.Arrays;
import java.util.Optional;

/**
 * Images and their classes.
 *
 * @param images n images
 * @param classes the class of each (n)
 */
public record LabelledImages(Images images, Classes classes) {
    public LabelledImages {
        if (images.count() != classes.codes().length) {
            throw new IllegalArgumentException("classes must be as many as the images, " + images.count()
                    + ", but were " + classes.codes().length);
        }
    }

    /** The images of a set, those to learn from where it is split; none, if it holds no images or no classes of them. */
    static Optional<LabelledImages> of(DataSet set) {
        if (set == DataSets.DIGITS_8X8) {
            return Optional.of(digits8x8());
        }
        if (set == DataSets.EMOJI) {
            return Optional.of(emoji());
        }
        boolean split = set.files().stream().anyMatch(file -> file.name().equals(images("train")));
        return split ? Optional.of(training(set)) : Optional.empty();
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
        var table = DataSets.DIGITS_8X8.table();
        return new LabelledImages(Images.rows(table, 8, 8, 16), Numbers.classes(table, "digit"));
    }

    /** The 1377 emoji of 32 × 32 pixels in colour, and the group of each. */
    public static LabelledImages emoji() {
        String file = "images-32x32-rgb-idx4-ubyte.gz";
        Images images = Images.idx(file, DataSets.EMOJI.bytes(file));
        return new LabelledImages(images, Numbers.classes(DataSets.EMOJI.table(), "group"));
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
