/** The demo of the lesson <em>monitoring</em>. */
package gradus.deployment.monitoring.demo;
