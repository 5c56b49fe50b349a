package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Byte-pair encoding (Gage 1994; Sennrich, Haddow and Birch 2016; on bytes as in GPT-2). Ids 0 to 255 are the bytes, id 256 + i is what
 * merge i makes, and one more id, {@link #end()}, stands between texts. It never changes and may be shared.
 */
public final class BytePairs {
    private static final int BYTES = 256;

    private final List<Pair> merges;
    private final Map<Pair, Integer> ids = new HashMap<>();
    private final List<byte[]> spelling = new ArrayList<>();

    /**
     * The encoding with these merges.
     *
     * @param merges pairs of ids, each id a byte or made by a merge before
     * @throws IndexOutOfBoundsException if a pair names an id that is not there yet
     */
    public BytePairs(List<Pair> merges) {
        this.merges = List.copyOf(merges);
        for (int b = 0; b < BYTES; b++) {
            spelling.add(new byte[] {(byte) b});
        }
        for (Pair pair : merges) {
            Require.index("left", pair.left(), spelling.size());
            Require.index("right", pair.right(), spelling.size());
            ids.put(pair, spelling.size());
            spelling.add(join(spelling.get(pair.left()), spelling.get(pair.right())));
        }
    }

    /**
     * Learns the merges: again and again the pair that is most frequent within the pieces of the texts; of equally frequent pairs the one
     * with the smaller left id, then the smaller right id.
     *
     * @param texts to learn from
     * @param merges how many at most, at least 0; fewer, if no pair is left that occurs twice
     */
    public static BytePairs learn(List<String> texts, int merges) {
        Require.atLeast("merges", merges, 0);
        PairCounts counts = new PairCounts();
        texts.stream()
                .flatMap(text -> Pieces.of(text).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(piece -> 1)))
                .forEach((piece, times) -> counts.add(bytes(piece), times));
        List<Pair> learned = new ArrayList<>();
        while (learned.size() < merges) {
            Optional<Pair> next = counts.mostFrequent();
            if (next.isEmpty()) {
                break;
            }
            counts.merge(next.get(), BYTES + learned.size());
            learned.add(next.get());
        }
        return new BytePairs(learned);
    }

    /** A row of ids in which each occurrence of a pair, from the left and without overlap, has become one id. */
    static int[] merge(int[] row, Pair pair, int id) {
        int[] merged = new int[row.length];
        int n = 0;
        for (int i = 0; i < row.length; i++) {
            boolean found = i + 1 < row.length && row[i] == pair.left() && row[i + 1] == pair.right();
            merged[n++] = found ? id : row[i];
            if (found) {
                i++;
            }
        }
        return Arrays.copyOf(merged, n);
    }

    /**
     * The tokens of a text.
     *
     * @param text any text, perhaps empty
     * @throws IllegalArgumentException if the text holds half of a surrogate pair, which has no bytes in UTF-8
     */
    public int[] encode(String text) {
        Map<String, int[]> known = new HashMap<>();
        return Pieces.of(text).stream()
                .flatMapToInt(piece -> Arrays.stream(known.computeIfAbsent(piece, this::encodePiece)))
                .toArray();
    }

    /** Applies the merges in the order in which they were learned. */
    private int[] encodePiece(String piece) {
        int[] row = bytes(piece);
        while (true) {
            int earliest = Integer.MAX_VALUE;
            for (int i = 1; i < row.length; i++) {
                earliest = Math.min(earliest, ids.getOrDefault(new Pair(row[i - 1], row[i]), Integer.MAX_VALUE));
            }
            if (earliest == Integer.MAX_VALUE) {
                return row;
            }
            row = merge(row, merges.get(earliest - BYTES), earliest);
        }
    }

    /**
     * The text of some tokens; {@link #end()} has none. Bytes that are no character, as where a sample was cut, become U+FFFD.
     *
     * @throws IndexOutOfBoundsException if an id is not in the vocabulary
     */
    public String decode(int... tokens) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int token : tokens) {
            text.writeBytes(spelling(token));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** How many bytes of text a token stands for. */
    public int length(int token) {
        return spelling(token).length;
    }

    private byte[] spelling(int token) {
        Require.index("token", token, vocabulary());
        return token == end() ? new byte[0] : spelling.get(token);
    }

    /** The id that stands between two texts. */
    public int end() {
        return spelling.size();
    }

    /** How many ids there are. */
    public int vocabulary() {
        return spelling.size() + 1;
    }

    /** The merges, in the order in which they were learned. */
    public List<Pair> merges() {
        return merges;
    }

    /** The UTF-8 bytes of a text, each as an id from 0 to 255. */
    static int[] bytes(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            int[] row = new int[bytes.remaining()];
            for (int i = 0; i < row.length; i++) {
                row[i] = bytes.get() & 0xff;
            }
            return row;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text must be Unicode, but held half of a surrogate pair: " + text, e);
        }
    }

    private static byte[] join(byte[] left, byte[] right) {
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
