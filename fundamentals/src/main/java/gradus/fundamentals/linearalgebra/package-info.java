/**
 * Vectors ({@code double[]}), the one matrix type of the house, and its decompositions. The lesson <em>linear-algebra</em>
 * explains it.
 */
package gradus.fundamentals.linearalgebra;
