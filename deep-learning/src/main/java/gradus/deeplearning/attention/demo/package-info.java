/** The numbers and figures of the lesson <em>attention</em>. */
package gradus.deeplearning.attention.demo;
