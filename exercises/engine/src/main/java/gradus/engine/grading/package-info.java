/** Source text in, verdict out: compiling, running graders in a process of their own, and saying what came of it. */
package gradus.engine.grading;
