package gradus.datasets.table;

import java.util.Iterator;

/**
 * Elements of an open file, read only as far as they are asked for. The file is closed at the end of the elements, at an
 * error, and by {@link #close()}: use try-with-resources if you may stop before the end.
 */
public interface CloseableIterator<E> extends Iterator<E>, AutoCloseable {
    /** Closes the file; there are no more elements then. */
    @Override
    void close();
}
