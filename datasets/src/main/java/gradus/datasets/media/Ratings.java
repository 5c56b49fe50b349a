package gradus.datasets.media;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Classes;
import gradus.datasets.bridge.Numbers;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Who rated what how well, immutable. Users and items are numbered from 0 in the order of their names. */
public final class Ratings {
    private final List<String> users;
    private final List<String> items;
    private final List<Rating> all;

    /**
     * One rating.
     *
     * @param user 0 to the number of users − 1
     * @param item 0 to the number of items − 1
     * @param value in the scale of the data
     */
    public record Rating(int user, int item, double value) {}

    private Ratings(List<String> users, List<String> items, List<Rating> all) {
        this.users = users;
        this.items = items;
        this.all = all;
    }

    /**
     * Ratings from three columns of a table.
     *
     * @throws IllegalArgumentException if a column does not exist or lacks a value, or the ratings are not numbers
     */
    public static Ratings of(Table table, String user, String item, String rating) {
        Classes users = Numbers.classes(table, user);
        Classes items = Numbers.classes(table, item);
        int[] userCodes = users.codes();
        int[] itemCodes = items.codes();
        double[] values = Numbers.vector(table, rating);
        List<Rating> all = IntStream.range(0, values.length)
                .mapToObj(i -> new Rating(userCodes[i], itemCodes[i], values[i]))
                .toList();
        return new Ratings(users.names(), items.names(), all);
    }

    /** Students rate lecturers, 1 to 5 ({@link DataSets#LECTURE_RATINGS}). */
    public static Ratings lectures() {
        return of(DataSets.LECTURE_RATINGS.table(), "student", "lecturer", "rating");
    }

    /** The users' names in the data. */
    public List<String> users() {
        return users;
    }

    /** The items' names in the data. */
    public List<String> items() {
        return items;
    }

    /** Every rating, in the order of the data. */
    public List<Rating> all() {
        return all;
    }

    /** The share of all pairs of a user and an item that is rated, if each pair is rated at most once. */
    public double density() {
        return (double) all.size() / users.size() / items.size();
    }
}
