package gradus.classicalml.ensembles;

import java.util.BitSet;

/** Row numbers that are parted again and again, in place: the rows of every node of a tree stand side by side. */
final class RowParts {
    private final int[] rows;
    private final int[] right;

    RowParts(int[] rows) {
        this.rows = rows;
        this.right = new int[rows.length];
    }

    int size() {
        return rows.length;
    }

    /** The rows; not a copy. */
    int[] array() {
        return rows;
    }

    /**
     * Moves the rows up to a bin before the others, each side in the order that it had.
     *
     * @return where the others begin
     */
    int part(byte[] bins, int lastLeft, int from, int to) {
        int left = from;
        int moved = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            rows[left] = row; // both are written and one counts: nothing that the processor has to guess
            right[moved] = row;
            int isRight = (lastLeft - (bins[row] & 0xFF)) >>> 31; // the sign
            left += 1 - isRight;
            moved += isRight;
        }
        System.arraycopy(right, 0, rows, left, moved);
        return left;
    }

    /** Whether all rows of a part are in one bin. */
    boolean constant(byte[] bins, int from, int to) {
        byte first = bins[rows[from]];
        for (int i = from + 1; i < to; i++) {
            if (bins[rows[i]] != first) {
                return false;
            }
        }
        return true;
    }

    /** Marks the bins that the rows of a part are in. */
    void mark(BitSet occupied, byte[] bins, int from, int to) {
        for (int i = from; i < to; i++) {
            occupied.set(bins[rows[i]] & 0xFF);
        }
    }
}
