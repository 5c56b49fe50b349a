/** Runs a learner's JUnit tests on right and wrong versions of the class that they test. */
package gradus.engine.suite;
