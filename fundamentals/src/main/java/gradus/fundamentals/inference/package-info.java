/**
 * Is a difference more than chance? Tests of means, counts and whole samples, intervals by formula and by bootstrap, power, and
 * corrections for many tests. Shared by all later lessons; the lesson <em>inference</em> explains it.
 */
package gradus.fundamentals.inference;
