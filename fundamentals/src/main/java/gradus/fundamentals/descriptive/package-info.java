/**
 * What is typical, how far from it the rest is, and what moves together: averages, spread, quantiles, correlation, and
 * rates that are compared like with like. The lesson <em>descriptive</em> explains it.
 */
package gradus.fundamentals.descriptive;
