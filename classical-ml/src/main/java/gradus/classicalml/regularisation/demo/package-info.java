/** The numbers and figures of the lesson <em>regularisation</em>. */
package gradus.classicalml.regularisation.demo;
