/** Decision trees that ask one question about a feature after another: CART, its pruning, and how to read one. The lesson <em>trees</em> explains it. */
package gradus.classicalml.trees;
