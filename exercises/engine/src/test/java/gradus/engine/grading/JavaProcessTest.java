package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaProcessTest {
    @Test
    void the_flags_are_those_that_maven_gives_the_tests() throws IOException {
        String pom = Files.readString(Path.of("../../pom.xml"));
        List<String> command = JavaProcess.of("", List.of(), "Main").command();
        List<String> flags = command.subList(1, command.size() - 1);
        assertThat(flags).isNotEmpty().allMatch(pom::contains, "occurs in the root pom.xml");
    }
}
