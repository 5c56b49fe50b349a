/** The numbers and figures of the lesson <em>logistic-regression</em>, one class per story. */
package gradus.classicalml.logisticregression.demo;
