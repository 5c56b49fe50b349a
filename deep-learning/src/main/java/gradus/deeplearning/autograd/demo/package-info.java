/** The demo of the lesson autograd: a neuron's graph, two directions to differentiate, and a network that learns digits. */
package gradus.deeplearning.autograd.demo;
