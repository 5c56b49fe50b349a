/**
 * The shapes that chance takes: how likely here, how likely up to here, how far out, draw me one; with the special functions
 * below them. Shared by all later lessons; the lesson <em>distributions</em> explains it.
 */
package gradus.fundamentals.distributions;
