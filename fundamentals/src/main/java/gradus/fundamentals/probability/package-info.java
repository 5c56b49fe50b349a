/**
 * What evidence is worth: finite sample spaces counted exactly, Bayes' rule in odds and logarithms, likelihoods, and simulation with
 * its standard error. Shared by all later lessons; the lesson <em>probability</em> explains it.
 */
package gradus.fundamentals.probability;
