/**
 * Many trees instead of one: random forests and gradient boosting on columns that are cut into bins.
 * Explained by the lesson <em>ensembles</em>.
 */
package gradus.classicalml.ensembles;
