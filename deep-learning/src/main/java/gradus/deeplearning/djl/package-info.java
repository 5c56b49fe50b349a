/**
 * Arrays in native memory: who owns them, what shape and type they have, on which device they live. Explained by the
 * lesson <em>djl</em>.
 */
package gradus.deeplearning.djl;
