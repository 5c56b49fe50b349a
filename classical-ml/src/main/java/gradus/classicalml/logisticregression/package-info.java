/**
 * From a line to a probability: sigmoid, softmax, log loss, their gradient, and training that stays finite.
 * Explained in {@code classical-ml/docs/logistic-regression.md}.
 */
package gradus.classicalml.logisticregression;
