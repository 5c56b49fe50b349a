/**
 * Folds of rows, scores over them, choosing inside them, and tests of the difference between two learners.
 * Explained by the lesson <em>cross-validation</em>.
 */
package gradus.classicalml.crossvalidation;
