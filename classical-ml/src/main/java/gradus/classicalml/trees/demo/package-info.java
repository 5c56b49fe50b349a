/** The numbers and figures of the lesson <em>trees</em>, one class per story. */
package gradus.classicalml.trees.demo;
