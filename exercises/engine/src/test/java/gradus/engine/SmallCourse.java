package gradus.engine;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A course with one stage, one lesson and one exercise, on disk, for the engine's own tests. */
public final class SmallCourse {
    /** The one exercise's marked solution. */
    public static final String SOLUTION = """
            package gradus.workbook.fundamentals.sums;

            /** Adds numbers. */
            public final class Sum {
                /** The sum of all numbers. */
                public static int of(int... numbers) {
                    // begin solution: add all numbers
                    int sum = 0;
                    for (int number : numbers) {
                        sum += number;
                    }
                    return sum;
                    // end solution
                }
            }
            """;

    /** Its grader: four checks, two of which an answer that adds nothing passes. */
    public static final String GRADER = """
            package gradus.workbook.fundamentals.sums;

            import static gradus.engine.expect.Expect.expect;

            import gradus.engine.exercise.Exercise;
            import gradus.engine.exercise.Hint;
            import gradus.engine.exercise.Kind;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "sums", number = 1, title = "A sum", kind = Kind.BUILD, points = 4, minutes = 5, seconds = 3)
            @Hint("Begin with " + "zero.")
            @Hint("Add one number at a time.")
            class SumTest {
                @Test
                void nothing_adds_up_to_zero() {
                    expect("the sum of nothing", Sum.of()).ifEqual(1, "the sum begins at 1").toEqual(0);
                }

                @Test
                void one_number_is_its_own_sum() {
                    expect("the sum of 0", Sum.of(0)).toEqual(0);
                }

                @Test
                void two_numbers_add_up() {
                    expect("the sum of 1, 2", Sum.of(1, 2)).ifEqual(2, "the sum keeps only the last number").ifEqual(-3, "it takes away").toEqual(3);
                }

                @Test
                void negative_numbers_count() {
                    expect("the sum of 1, -1, 5", Sum.of(1, -1, 5)).ifEqual(6, "it leaves out what is negative").toEqual(Helper.five());
                }
            }
            """;

    /** Its known mistakes. */
    public static final String MISTAKES = """
            # Mistakes in Sum

            ## keeps only the last number

            One `=` looks much like `+=`.

            ```diff
            -            sum += number;
            +            sum = number;
            ```

            ## begins at 1

            ```diff
            -        int sum = 0;
            +        int sum = 1;
            ```

            ## takes away

            ```diff
            -            sum += number;
            +            sum -= number;
            ```

            ## leaves out what is negative

            ```java instead of region 1
            import java.util.Arrays;

            return Arrays.stream(numbers).filter(number -> number > 0).sum();
            ```
            """;

    /** Another right answer, as an excerpt. */
    public static final String EXCERPT = """
            import java.util.stream.IntStream;

            /** One line will do. */
            public final class Sum {
                public static int of(int... numbers) {
                    // begin solution: add all numbers
                    return IntStream.of(numbers).sum();
                    // end solution
                }
            }
            """;

    /** A class that the grader needs. */
    public static final String HELPER = """
            package gradus.workbook.fundamentals.sums;

            final class Helper {
                static int five() {
                    return 5;
                }
            }
            """;

    /** The head of a stage's table of lessons. */
    public static final String TABLE = "# A stage\n\n| # | Lesson | Question |\n|--:|---|---|\n";

    private final Path root;

    private SmallCourse(Path root) {
        this.root = root;
    }

    /** Writes the course into a folder. */
    public static SmallCourse in(Path root) {
        SmallCourse course = new SmallCourse(root);
        course.write(
                "pom.xml",
                "<project><modules><module>fundamentals</module><module>exercises</module></modules></project>\n");
        course.write("fundamentals/README.md", TABLE + "| 1 | [sums](docs/sums.md) | How much? |\n");
        course.write("fundamentals/docs/sums.md", "# Sums\n\nAdd.\n");
        course.write("exercises/engine/pom.xml", "<project/>\n");
        course.write(source("solution", "Sum"), SOLUTION);
        course.write(source("test", "SumTest"), GRADER);
        course.write(mistakes("Sum"), MISTAKES);
        course.write(source("test", "Helper"), HELPER);
        course.write(
                source("main", "Sum"),
                gradus.engine.exercise.Solution.parse(SOLUTION).stub());
        return course;
    }

    /** The path of one of the exercise's sources. */
    public static String source(String root, String name) {
        return "exercises/workbook/src/" + root + "/java/gradus/workbook/fundamentals/sums/" + name + ".java";
    }

    /** The path of a page of mistakes. */
    public static String mistakes(String name) {
        return source("solution", name).replace(".java", ".mistakes.md");
    }

    /** Writes a file of the course. */
    public void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The course, read anew. */
    public Course open() {
        return Course.open(root);
    }

    /** Its one task, read anew. */
    public Task task() {
        return open().tasks().get(0);
    }
}
