/** Measures what the engine promises: how long a learner waits for a verdict. */
package gradus.engine.benchmark;
