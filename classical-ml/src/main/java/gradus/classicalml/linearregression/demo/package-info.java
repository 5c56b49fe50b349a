/** The numbers and figures of the lesson <em>linear-regression</em>, one class per story. */
package gradus.classicalml.linearregression.demo;
