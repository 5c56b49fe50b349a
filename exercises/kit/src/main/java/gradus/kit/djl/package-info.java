/** What graders need to look into a training run with DJL: a probe inside the network, and DJL's words in the lesson's. */
package gradus.kit.djl;
