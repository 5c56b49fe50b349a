/**
 * Splits of a table into training and test rows, and the ways in which test rows leak into training.
 * Explained by the lesson <em>splitting</em>.
 */
package gradus.classicalml.splitting;
