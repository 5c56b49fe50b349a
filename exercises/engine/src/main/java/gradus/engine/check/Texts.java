package gradus.engine.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Texts and bytes for {@link Agreement}. */
public final class Texts {
    private static final List<String> EDGES = List.of(
            "",
            " ",
            "\t\n",
            "a",
            "A",
            "ab",
            " a ",
            "a b",
            "a,b",
            "a\nb",
            "a\r\nb",
            "\"",
            "\\",
            "0",
            "-1",
            "1e5",
            "null",
            "ä",
            "ß",
            "İ",
            "e\u0301",
            "\u00e9",
            "日本",
            "😀",
            "a😀b",
            "\ud83d",
            "\u0000",
            "\ufeffa",
            "\u00a0",
            "<b>&amp;",
            "%20",
            "a".repeat(5000));
    private static final int[] SIGNS = "aAbz09 ,.-_\"\\\n\täßé日😀".codePoints().toArray();

    private Texts() {}

    /** Any text: empty, blank, with quotes, line ends, accents in two spellings, pairs of surrogates and half a pair, very long. */
    public static Inputs<String> any() {
        return Inputs.from(EDGES, random -> drawn(random, SIGNS), Texts::simpler);
    }

    /** Texts of the given characters only, of any length from 0. */
    public static Inputs<String> of(String characters) {
        int[] signs = characters.codePoints().toArray();
        String first = Character.toString(signs[0]);
        List<String> edges = List.of("", first, first + first, characters);
        return Inputs.from(edges, random -> drawn(random, signs), Texts::shorter);
    }

    /** Any bytes: none, zeros, all ones, text with and without a mark of its encoding, bytes that are not UTF-8. */
    public static Inputs<byte[]> bytes() {
        List<byte[]> edges = List.of(
                new byte[0],
                new byte[] {0},
                new byte[] {-1},
                new byte[] {-1, -2, 'a', 0},
                new byte[] {(byte) 0xc3, (byte) 0x28},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                "\ufeffa".getBytes(StandardCharsets.UTF_8),
                "ä😀".getBytes(StandardCharsets.UTF_8),
                "a\r\nb".getBytes(StandardCharsets.UTF_8));
        return Inputs.from(
                edges,
                random -> {
                    byte[] bytes = new byte[random.nextInt(20)];
                    random.nextBytes(bytes);
                    return bytes;
                },
                bytes -> Lists.cuts(bytes.length).map(cut -> without(bytes, cut)));
    }

    private static byte[] without(byte[] bytes, int[] cut) {
        byte[] left = new byte[bytes.length - (cut[1] - cut[0])];
        System.arraycopy(bytes, 0, left, 0, cut[0]);
        System.arraycopy(bytes, cut[1], left, cut[0], bytes.length - cut[1]);
        return left;
    }

    private static String drawn(RandomGenerator random, int[] signs) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(13); left > 0; left--) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }

    private static Stream<String> shorter(String text) {
        return Lists.cuts(text.length()).map(cut -> text.substring(0, cut[0]) + text.substring(cut[1]));
    }

    private static Stream<String> simpler(String text) {
        Stream<String> plainer = text.codePoints()
                .filter(c -> c != 'a')
                .distinct()
                .mapToObj(c -> text.replace(Character.toString(c), "a"));
        return Stream.concat(shorter(text), plainer);
    }
}
