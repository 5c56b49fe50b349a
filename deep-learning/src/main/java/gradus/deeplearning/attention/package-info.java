/**
 * Attention: each place of a sequence takes what it needs from the others. Every part once in plain Java with its derivative beside it, and
 * once as a DJL block. Explained by the lesson <em>attention</em>.
 */
package gradus.deeplearning.attention;
