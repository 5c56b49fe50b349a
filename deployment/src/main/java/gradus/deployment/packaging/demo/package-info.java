/** The numbers and figures of the lesson packaging. */
package gradus.deployment.packaging.demo;
