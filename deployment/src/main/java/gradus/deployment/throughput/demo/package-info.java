/** The sections of the lesson's program, and its measurements. */
package gradus.deployment.throughput.demo;
