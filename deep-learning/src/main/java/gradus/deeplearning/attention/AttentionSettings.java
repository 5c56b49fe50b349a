package gradus.deeplearning.attention;

import gradus.fundamentals.Require;

/**
 * What a layer of self-attention is made of.
 *
 * @param width how many numbers stand at each place, in and out; a multiple of heads
 * @param heads how many attentions run side by side, each on width / heads numbers, at least 1
 * @param causal whether a place may look at itself and earlier places only
 * @param rotary whether queries and keys are turned by their place; needs an even number of numbers per head
 * @param dropout the probability in [0, 1) with which training silences a number that a branch adds to the signal
 */
public record AttentionSettings(int width, int heads, boolean causal, boolean rotary, float dropout) {
    public AttentionSettings {
        Require.atLeast("heads", heads, 1);
        Require.that(
                width >= 1 && width % heads == 0,
                "width must be a multiple of heads (" + heads + "), but was " + width);
        Require.that(
                !rotary || width / heads % 2 == 0,
                "width / heads must be even (rotary turns pairs), but was " + width + " / " + heads);
        Require.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), but was " + dropout);
    }

    /** Causal attention without positions and without dropout. */
    public static AttentionSettings of(int width, int heads) {
        return new AttentionSettings(width, heads, true, false, 0);
    }

    /** The same, but every place may look at every other. */
    public AttentionSettings bothWays() {
        return new AttentionSettings(width, heads, false, rotary, dropout);
    }

    /** The same with rotary positions. */
    public AttentionSettings withRotary() {
        return new AttentionSettings(width, heads, causal, true, dropout);
    }

    /** The same with another dropout. */
    public AttentionSettings withDropout(float probability) {
        return new AttentionSettings(width, heads, causal, rotary, probability);
    }

    /** How many numbers a head has for each query, key and value. */
    public int headWidth() {
        return width / heads;
    }
}
