/**
 * What the learner has done: the file as it is, its versions, what was said of it, and where that leaves the whole
 * course. Everything here lies in {@code .gradus} and can be read by two processes at once.
 */
package gradus.engine.progress;
