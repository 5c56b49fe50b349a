/**
 * Least squares: a line (or plane) through data by QR and by gradient descent, and what its errors say. Explained in the
 * lesson <em>linear-regression</em>.
 */
package gradus.classicalml.linearregression;
