package gradus.datasets.media;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Images of several sizes, each in a file of its own. They fit no single array, so each comes as {@link Images} that hold only
 * that one.
 */
public final class Photos {
    private final DataSet set;
    private final List<String> names;

    private Photos(DataSet set, List<String> names) {
        this.set = set;
        this.names = names;
    }

    /** The photographs that come with the course: camera, coins, chelsea and nine others. */
    public static Photos all() {
        return of(DataSets.PHOTOS);
    }

    /** The images of a set whose main table has a column {@code file}: one image file of the set per row. */
    public static Photos of(DataSet set) {
        return new Photos(set, List.copyOf(set.table().stringColumn("file").asList()));
    }

    /** The names of the files, in the order of the set's table. */
    public List<String> names() {
        return names;
    }

    /**
     * One photograph, as image 0 of its own: read when it is asked for.
     *
     * @param name such as {@code camera.png}
     * @throws IllegalArgumentException if there is none of that name
     * @throws DataException if its file is missing or damaged, or its size or colours are not as the table says
     */
    public Images get(String name) {
        int row = names.indexOf(name);
        if (row < 0) {
            throw new IllegalArgumentException("name must be one of " + names + ", but was " + name);
        }
        Images image = Images.png(name, set.bytes(name));
        Table table = set.table();
        String promised = shape(
                table.intColumn("width").get(row),
                table.intColumn("height").get(row),
                table.stringColumn("mode").get(row).equals("L") ? 1 : 3);
        String found = shape(image.width(), image.height(), image.channels());
        if (!found.equals(promised)) {
            throw new DataException(Place.of(name), promised, found);
        }
        return image;
    }

    private static String shape(int width, int height, int channels) {
        return width + " × " + height + " pixels of " + channels + (channels == 1 ? " channel" : " channels");
    }
}
