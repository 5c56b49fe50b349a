/** The numbers and the figures of the lesson <em>framing</em>. */
package gradus.classicalml.framing.demo;
