/** The numbers and figures of the lesson contracts. */
package gradus.deployment.contracts.demo;
