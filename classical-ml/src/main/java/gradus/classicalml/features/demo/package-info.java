/** The numbers and figures of the lesson <em>features</em>. */
package gradus.classicalml.features.demo;
