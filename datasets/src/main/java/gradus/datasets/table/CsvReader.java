package gradus.datasets.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads delimited text one record at a time in memory bounded by the longest allowed record. A cell may be quoted; it
 * may then hold delimiters, line breaks and doubled quotes (RFC 4180).
 */
final class CsvReader implements AutoCloseable {
    /** The longest record that is read: longer ones come from a quote never closed, or from a file that is no table. */
    static final int LONGEST_RECORD = 1 << 24;

    /** The most cells of a record; no table of the world is wider. */
    static final int MOST_CELLS = 1 << 16;

    private final Place file;
    private final char delimiter;
    private final Characters characters;
    private final StringBuilder cell = new StringBuilder();
    private long line = 1;
    private long recordLine = 1;
    private int recordLength;

    CsvReader(String name, InputStream stored, CsvFormat format) {
        this.file = Place.of(name);
        this.delimiter = format.delimiter();
        try {
            this.characters = new Characters(stored, format.charset(), file);
        } catch (IOException e) {
            throw closed(stored, failed(e));
        } catch (DataException e) {
            throw closed(stored, e);
        }
    }

    private static DataException closed(InputStream stored, DataException failure) {
        try {
            stored.close();
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
        return failure;
    }

    /** The next record's cells, or null at the end. An empty line is a record of one empty cell. */
    List<String> next() {
        try {
            recordLine = line;
            recordLength = 0;
            if (characters.peek() == Characters.END) {
                return null;
            }
            List<String> cells = new ArrayList<>();
            do {
                requireAtMost(MOST_CELLS, cells.size(), "cells");
                cells.add(readCell());
            } while (take(delimiter));
            endRecord();
            return cells;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The line on which the latest record began, counting from 1. */
    long line() {
        return recordLine;
    }

    @Override
    public void close() {
        try {
            characters.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private String readCell() throws IOException {
        cell.setLength(0);
        if (take('"')) {
            readQuoted();
        } else {
            while (!atCellEnd()) {
                append();
            }
        }
        return cell.toString();
    }

    private void readQuoted() throws IOException {
        long opened = line;
        while (true) {
            if (characters.peek() == Characters.END) {
                throw new DataException(
                        file.line(opened), "a closing quote for the quote opened on this line", "the end of the file");
            }
            if (take('"')) {
                if (!take('"')) {
                    break;
                }
                cell.append('"');
            } else {
                append();
            }
        }
        if (!atCellEnd()) {
            String found = DataException.quote(String.valueOf((char) characters.peek()));
            throw new DataException(file.line(line), "a delimiter or a line end after a closing quote", found);
        }
    }

    private boolean atCellEnd() throws IOException {
        int c = characters.peek();
        return c == delimiter || c == '\n' || c == '\r' || c == Characters.END;
    }

    private boolean take(char wanted) throws IOException {
        if (characters.peek() != wanted) {
            return false;
        }
        characters.next();
        return true;
    }

    private void append() throws IOException {
        char c = (char) characters.next();
        if (c == '\n') {
            line++;
        }
        requireAtMost(LONGEST_RECORD, recordLength++, "characters");
        cell.append(c);
    }

    private void requireAtMost(int most, int already, String what) {
        if (already >= most) {
            throw new DataException(
                    file.line(recordLine),
                    "a record of at most " + most + " " + what,
                    "a longer one (a quote that is never closed, or no table at all)");
        }
    }

    private void endRecord() throws IOException {
        take('\r');
        take('\n');
        line++;
    }

    private DataException failed(IOException e) {
        if (e instanceof EOFException) {
            return new DataException(
                    file.line(line), "the rest of the compressed file", "its end (the file is truncated)", e);
        }
        String found = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof ZipException) {
            return new DataException(
                    file.line(line), "a whole gzip file", "a damaged one (" + found + "): fetch or pack it again", e);
        }
        return new DataException(file.line(line), "readable data", found, e);
    }
}
