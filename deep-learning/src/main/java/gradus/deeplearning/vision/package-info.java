/** Convolution and what is built from it: pooling, batch normalisation, residual blocks, and maps of what a network looked at. The lesson <em>vision</em> explains it. */
package gradus.deeplearning.vision;
