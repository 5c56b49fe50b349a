/** The numbers and figures of the lesson <em>neighbours</em>, one class per story. */
package gradus.classicalml.neighbours.demo;
