/** What the lesson <em>serving</em> prints and draws. */
package gradus.deployment.serving.demo;
