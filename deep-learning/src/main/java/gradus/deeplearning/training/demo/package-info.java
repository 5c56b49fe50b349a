/** The numbers and figures of the lesson <em>training</em>: a list of sections, each a method named after it. */
package gradus.deeplearning.training.demo;
