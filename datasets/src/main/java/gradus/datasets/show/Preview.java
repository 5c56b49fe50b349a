package gradus.datasets.show;

import gradus.datasets.DataSet;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.media.Images;
import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Recording;
import gradus.datasets.media.Recordings;
import gradus.datasets.table.DataException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** An example of a set to look at: an image or a sound, the first of its class. */
public sealed interface Preview {
    /** More classes than this are not shown. */
    int MOST = 10;

    /** The class of which it is the first. */
    String label();

    /**
     * An image.
     *
     * @param index its number among the images
     */
    record Picture(String label, Images images, int index) implements Preview {}

    /** A sound. */
    record Sound(String label, Recording recording) implements Preview {}

    /**
     * The first image or recording of each of the set's first ten classes; none for a set of tables or text.
     *
     * @throws DataException if a file of the set is missing or damaged
     */
    static List<Preview> of(DataSet set) {
        Optional<LabelledImages> labelled = LabelledImages.of(set);
        if (labelled.isPresent()) {
            Images images = labelled.get().images();
            Classes classes = labelled.get().classes();
            return firstOfEach(classes)
                    .<Preview>mapToObj(i -> new Picture(classes.name(i), images, i))
                    .toList();
        }
        if (set.files().stream().noneMatch(file -> file.name().equals(Recordings.FILE))) {
            return List.of();
        }
        Table index = set.table();
        StringColumn names = index.stringColumn("file");
        Classes classes = Numbers.classes(index, set.target().orElseThrow());
        Recordings recordings = Recordings.of(set);
        return firstOfEach(classes)
                .<Preview>mapToObj(i -> new Sound(classes.name(i), recordings.get(names.get(i))))
                .toList();
    }

    private static IntStream firstOfEach(Classes classes) {
        List<Integer> codes = Arrays.stream(classes.codes()).boxed().toList();
        return IntStream.range(0, Math.min(MOST, classes.names().size())).map(codes::indexOf);
    }
}
