package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;

/**
 * How large a GPT is.
 *
 * @param vocabulary how many token ids there are, at least 2
 * @param context how many tokens it sees at once, at least 1
 * @param width how many numbers stand for a token between the blocks, a multiple of heads
 * @param heads attention heads per block, at least 1
 * @param blocks transformer blocks, at least 1
 */
public record GptShape(int vocabulary, int context, int width, int heads, int blocks) {
    public GptShape {
        Require.atLeast("vocabulary", vocabulary, 2);
        Require.atLeast("context", context, 1);
        Require.atLeast("heads", heads, 1);
        Require.that(
                width >= heads && width % heads == 0,
                "width must be a multiple of heads (" + heads + "), but was " + width);
        Require.atLeast("blocks", blocks, 1);
    }

    /** How many weights that is: the token table (used twice), places, the blocks, and the last norm. */
    public long weights() {
        long block = 12L * width * width + 13L * width;
        return (long) vocabulary * width + (long) context * width + blocks * block + 2L * width;
    }
}
