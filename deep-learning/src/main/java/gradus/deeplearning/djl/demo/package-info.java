/** The numbers and figures of the lesson <em>djl</em>: a list of sections, each a method named after it. */
package gradus.deeplearning.djl.demo;
