package gradus.engine.exercise;

import org.junit.jupiter.api.extension.Extension;

/** Makes an ordinary JUnit run (the IDE's arrow, {@code mvn test}) give the engine's verdicts. */
final class Grading implements Extension {}
