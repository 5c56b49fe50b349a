/**
 * Derivatives by reverse-mode automatic differentiation, from scratch: of numbers ({@code Value}), then of matrices ({@code MatrixValue}).
 * A multilayer perceptron learns digits with it, and DJL gives the same losses.
 */
package gradus.deeplearning.autograd;
