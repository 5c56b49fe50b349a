/** The demo of the lesson throughput. */
package gradus.deployment.throughput.demo;
