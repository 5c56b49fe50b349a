package gradus.fundamentals;

import gradus.engine.lesson.Lessons;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every lesson of this stage is whole and says what its code says. */
@Tag("proof")
class LessonsTest {
    @TestFactory
    Stream<DynamicTest> lessons() {
        return Lessons.proofs(Path.of(""));
    }
}
