package gradus.engine.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
    @TempDir
    private Path root;

    private SmallCourse course;

    @BeforeEach
    void write() {
        course = SmallCourse.in(root);
        course.write(
                "pom.xml",
                "<project><modules><module>data</module><module>fundamentals</module><module>above</module>"
                        + "<module>exercises</module></modules></project>\n");
        course.write("fundamentals/src/test/java/a/SumsTest.java", """
                package a;

                class SumsTest {
                    @Test
                    void adds_up() {}

                    @org.junit.jupiter.params.ParameterizedTest
                    @ValueSource(ints = 1)
                    void for_every_number(int n) {}

                    @Disabled
                    @Test
                    void sleeps() {}

                    void helps() {}

                    @Nested
                    class Negative {
                        @RepeatedTest(3)
                        void below_zero() {}
                    }
                }
                """);
        course.write(
                "data/src/test/java/b/DataTest.java",
                "package b;\n\nclass DataTest {\n    @Test\n    void reads() {}\n}\n");
        course.write(
                "above/src/test/java/c/AboveTest.java",
                "package c;\n\nclass AboveTest {\n    @Test\n    void x() {}\n}\n");
    }

    private List<String> problems(String page) throws IOException {
        Course now = course.open();
        return Claims.problems(now, now.lessons().get(0), page);
    }

    @ParameterizedTest
    @CsvSource({"SumsTest#adds_up", "SumsTest#for_every_number", "SumsTest#below_zero", "DataTest#reads"})
    void a_test_of_the_module_or_of_one_below_asserts_a_sentence(String test) throws IOException {
        assertThat(problems("# Sums\n\nThey add up. <!-- claim: " + test + " -->\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SumsTest#adds, has no method adds",
        "SumsTest#helps, 'must be a test, such as @Test, but is none'",
        "SumsTest#sleeps, asserts nothing while it is @Disabled",
        "SumTest#adds_up, 'must have one class SumTest, but have 0'",
        "AboveTest#x, 'must have one class AboveTest, but have 0'"
    })
    void what_is_no_such_test_is_found(String test, String words) throws IOException {
        assertThat(problems("# Sums\n\nThey add up. <!-- claim: " + test + " -->\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: ")
                .contains(words);
    }

    @Test
    void two_classes_of_one_name_prove_nothing() throws IOException {
        course.write("data/src/test/java/b/SumsTest.java", "package b;\n\nclass SumsTest {}\n");
        assertThat(problems("Yes. <!-- claim: SumsTest#adds_up -->\n"))
                .singleElement()
                .asString()
                .contains("but have 2");
    }

    @Test
    void claims_may_stand_in_a_row_and_on_lines_of_their_own() throws IOException {
        assertThat(problems("""
                # Sums

                > It is so. <!-- claim: SumsTest#adds_up --> <!-- claim: SumsTest#for_every_number -->

                *A caption says it.*
                <!-- claim: SumsTest#adds_up -->
                <!-- claim: SumsTest#for_every_number -->

                ```text
                <!-- claim: NoSuch#test -->
                ```

                In code, `<!-- claim: NoSuch#test -->`, it is none.
                """)).isEmpty();
    }

    @Test
    void a_claim_without_a_sentence_is_found() throws IOException {
        assertThat(problems("# Sums\n\n<!-- claim: SumsTest#adds_up -->\n"))
                .singleElement()
                .asString()
                .contains("must follow the sentence");
    }

    @Test
    void text_behind_a_claim_that_begins_a_line_would_be_lost() throws IOException {
        assertThat(problems("They add up.\n<!-- claim: SumsTest#adds_up --> And *more*.\n"))
                .singleElement()
                .asString()
                .contains("line 2", "Markdown takes the text for HTML");
    }

    @ParameterizedTest
    @CsvSource({"claims: SumsTest#adds_up", "claim: SumsTest.adds_up", "claim SumsTest#adds_up", "outptu: A#b"})
    void a_directive_that_does_not_exist_is_found(String directive) throws IOException {
        assertThat(problems("They add up. <!-- " + directive + " -->\n"))
                .singleElement()
                .asString()
                .contains("must be a directive such as");
    }
}
