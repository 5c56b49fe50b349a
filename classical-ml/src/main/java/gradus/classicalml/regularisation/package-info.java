/**
 * How much freedom a model gets: polynomials and splines, ridge, lasso and the elastic net, bias and variance. Explained in the
 * lesson <em>regularisation</em>.
 */
package gradus.classicalml.regularisation;
