/**
 * Load on a server, and what it answers. The lesson <em>throughput</em> explains it.
 */
package gradus.deployment.throughput;
