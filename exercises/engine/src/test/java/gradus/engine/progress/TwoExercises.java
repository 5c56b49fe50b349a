package gradus.engine.progress;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small course with a second exercise, {@code Total}, and shortcuts for what tests do with files. */
public final class TwoExercises {
    /** The folder of the course. */
    public final Path root;

    private TwoExercises(Path root) {
        this.root = root;
    }

    /** Writes the course into a folder. */
    public static TwoExercises in(Path root) {
        SmallCourse course = SmallCourse.in(root);
        String solution = SmallCourse.SOLUTION.replace("class Sum", "class Total");
        course.write(SmallCourse.source("solution", "Total"), solution);
        course.write(SmallCourse.mistakes("Total"), SmallCourse.MISTAKES);
        course.write(
                SmallCourse.source("test", "TotalTest"),
                SmallCourse.GRADER
                        .replace("Sum.of", "Total.of")
                        .replace("SumTest", "TotalTest")
                        .replace("number = 1", "number = 2")
                        .replace("A sum", "A total"));
        course.write(
                SmallCourse.source("main", "Total"), Solution.parse(solution).stub());
        return new TwoExercises(root);
    }

    /** The course, read anew. */
    public Course course() {
        return Course.open(root);
    }

    /** The first exercise. */
    public Task sum() {
        return course().tasks().get(0);
    }

    /** The second exercise. */
    public Task total() {
        return course().tasks().get(1);
    }

    /** A right answer of the first exercise. */
    public String right() throws IOException {
        return sum().solution().answer();
    }

    /** A wrong answer of the first exercise. */
    public String wrong() throws IOException {
        return right().replace("sum += number", "sum = number");
    }

    /** Saves the first exercise's file. */
    public void save(String text) throws IOException {
        Files.writeString(sum().learnerFile(), text);
    }

    /** The text of the first exercise's file. */
    public String file() throws IOException {
        return Files.readString(sum().learnerFile());
    }
}
