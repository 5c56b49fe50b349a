/** The numbers and figures of the lesson <em>splitting</em>, one class per story. */
package gradus.classicalml.splitting.demo;
