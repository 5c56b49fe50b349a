/** From a question to cases: features and a target by name, and the score of knowing nothing. The lesson <em>framing</em> explains it. */
package gradus.classicalml.framing;
