/** The numbers and figures of the lesson <em>vision</em>, one class per story. */
package gradus.deeplearning.vision.demo;
