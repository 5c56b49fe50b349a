/** The demo of the lesson <em>ensembles</em>. */
package gradus.classicalml.ensembles.demo;
