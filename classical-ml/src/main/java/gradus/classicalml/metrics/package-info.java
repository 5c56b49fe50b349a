/** What a prediction is worth, as a number. The lesson <em>metrics</em> explains it. */
package gradus.classicalml.metrics;
