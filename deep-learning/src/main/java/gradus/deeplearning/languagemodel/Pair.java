package gradus.deeplearning.languagemodel;

/**
 * Two tokens that stand side by side, to be merged into one.
 *
 * @param left id of the first
 * @param right id of the second
 */
public record Pair(int left, int right) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
        return left == other.left ? Integer.compare(right, other.right) : Integer.compare(left, other.left);
    }
}
