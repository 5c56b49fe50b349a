/** The lesson's numbers and figures. */
package gradus.classicalml.crossvalidation.demo;
