/**
 * Vectors ({@code double[]}), the one matrix type of the house, and its decompositions. The lesson <em>linear-algebra</em>
 * explains it.
 *
 * <p>{@code Matrix} is long because every lesson asks it for something, and all of it is one idea.
 */
package gradus.fundamentals.linearalgebra;
