/** How a network is trained: the step, the loop, and the knobs around them. Explained by the lesson <em>training</em>. */
package gradus.deeplearning.training;
