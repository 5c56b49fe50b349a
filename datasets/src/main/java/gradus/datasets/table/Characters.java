package gradus.datasets.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The characters of a stream, unpacked if it is gzip and decoded strictly. Java's own reader throws away the good
 * characters of a block that holds a bad byte; this one hands them out first, so that an error has the right line.
 */
final class Characters implements AutoCloseable {
    static final int END = -1;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).limit(0);
    private boolean ended;
    private IOException failure;

    /**
     * @param file for errors
     * @throws DataException if the stream holds another kind of file than text
     */
    Characters(InputStream stored, Charset charset, Place file) throws IOException {
        InputStream unpacked = unpacked(stored);
        byte[] start = new byte[FileKind.BYTES];
        int count = Math.max(0, unpacked.read(start)); // one reading: what is wrong further on is told there
        FileKind.requireText(file, Arrays.copyOf(start, count), charset);
        this.in = new SequenceInputStream(new ByteArrayInputStream(start, 0, count), unpacked);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (peek() == '\uFEFF') {
            next();
        }
    }

    /** The next character, or {@link #END}; it stays the next. */
    int peek() throws IOException {
        return chars.hasRemaining() || fill() ? chars.get(chars.position()) : END;
    }

    /** The next character, or {@link #END}. */
    int next() throws IOException {
        return chars.hasRemaining() || fill() ? chars.get() : END;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        chars.clear();
        while (chars.position() == 0 && failure == null && !(ended && !bytes.hasRemaining())) {
            readBytes();
            decode();
        }
        chars.flip();
        if (!chars.hasRemaining() && failure != null) {
            throw failure;
        }
        return chars.hasRemaining();
    }

    private void readBytes() {
        bytes.compact();
        try {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(count, 0));
        } catch (IOException e) {
            failure = e;
        }
        bytes.flip();
    }

    private void decode() {
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isError() && failure == null) {
            byte[] wrong = new byte[Math.min(result.length(), bytes.remaining())];
            bytes.get(bytes.position(), wrong);
            failure = new UndecodableException(wrong, decoder.charset());
        }
    }

    private static InputStream unpacked(InputStream stored) throws IOException {
        PushbackInputStream in = new PushbackInputStream(stored, 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        boolean gzip = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Bytes that the declared encoding does not have. */
    static final class UndecodableException extends IOException {
        private static final long serialVersionUID = 1L;
        private static final String WAY_OUT =
                " (if Excel saved it under Windows, say --encoding windows-1252; in code: withCharset)";

        UndecodableException(byte[] bytes, Charset charset) {
            super("bytes " + HexFormat.ofDelimiter(" ").formatHex(bytes) + ", which " + charset + " does not have"
                    + (charset.equals(StandardCharsets.UTF_8) ? WAY_OUT : ""));
        }
    }
}
