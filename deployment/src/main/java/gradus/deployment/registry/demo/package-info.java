/** The demo of the lesson <em>registry</em>. */
package gradus.deployment.registry.demo;
