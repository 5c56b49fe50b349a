package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Cuts a text where no token may reach across: into words, numbers, punctuation, each with the space before it, and single blanks. A
 * simpler form of the rule of GPT-2 (Radford and others 2019).
 */
public final class Pieces {
    private static final Pattern PIECE = Pattern.compile(" ?[\\p{L}\\p{M}]+| ?\\p{N}+| ?[^\\s\\p{L}\\p{M}\\p{N}]+|\\s");

    private Pieces() {}

    /**
     * The pieces of a text, which joined are the text again.
     *
     * @param text any text, perhaps empty
     */
    public static List<String> of(String text) {
        Require.given("text", text);
        return PIECE.matcher(text).results().map(MatchResult::group).toList();
    }
}
