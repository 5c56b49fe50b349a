package gradus.engine.course;

import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One exercise as its grader declares it, and where its files are.
 *
 * @param stage the module, such as {@code classical-ml}
 * @param lesson the lesson's slug, such as {@code linear-regression}
 * @param number the place among the lesson's exercises, from 1
 * @param className the full name of the learner's class
 * @param title a few words
 * @param kind what is asked
 * @param points what a full solution earns
 * @param minutes how long a learner usually needs
 * @param seconds the grader's time limit
 * @param hints from direction to step
 * @param checks names of the grader's test methods, in the order of its source
 * @param stubPrint the {@link Solution#print fingerprint} of the stub; empty while there is no solution that has one
 * @param workbook the folder of the module that holds the exercise
 */
public record Task(
        String stage,
        String lesson,
        int number,
        String className,
        String title,
        Kind kind,
        int points,
        int minutes,
        int seconds,
        List<String> hints,
        List<String> checks,
        String stubPrint,
        Path workbook) {

    /** The address, such as {@code fundamentals/descriptive/1}. */
    public String id() {
        return lessonId() + "/" + number;
    }

    /** The address of its lesson, such as {@code fundamentals/descriptive}. */
    public String lessonId() {
        return stage + "/" + lesson;
    }

    /** The class name without its package. */
    public String simpleName() {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The package of the learner's class. */
    public String packageName() {
        return className.substring(0, className.lastIndexOf('.'));
    }

    /** The file that the learner edits. */
    public Path learnerFile() {
        return file("main", ".java");
    }

    /** The file from which stub and answer are derived. */
    public Path solutionFile() {
        return file("solution", ".java");
    }

    /** The JUnit class that grades. */
    public Path graderFile() {
        return file("test", "Test.java");
    }

    /** Whether a text is the stub that the learner was given; told without deriving the stub again. */
    public boolean isStub(String source) {
        return Solution.print(source).equals(stubPrint);
    }

    /** The page of known mistakes, beside the solution. */
    public Path mistakesFile() {
        return file("solution", Mistakes.SUFFIX);
    }

    /** The folder of the lesson's reference code, in its stage's module; it need not exist. */
    public Path referenceFolder() {
        String folder = packageName().replace("gradus.workbook.", "gradus.").replace('.', '/');
        String module = optional() ? stage + "/" + lesson : stage;
        return root().resolve(module).resolve("src/main/java").resolve(folder);
    }

    /** Whether its lesson brings {@link Libraries} of its own: then its module is a folder of the workbook. */
    public boolean optional() {
        return !workbook.endsWith("workbook");
    }

    /** The folder of the course. */
    public Path root() {
        return workbook.toAbsolutePath()
                .resolve(optional() ? "../../.." : "../..")
                .normalize();
    }

    /** The solution, read anew. */
    public Solution solution() throws IOException {
        return Solution.parse(Files.readString(solutionFile()));
    }

    /**
     * The errors that the grader must recognise, read anew; none if there is no page of them.
     *
     * @throws IllegalArgumentException if the page is not as it must be, naming its line
     */
    public List<Mistake> mistakes() throws IOException {
        return Files.exists(mistakesFile()) ? Mistakes.read(mistakesFile()) : List.of();
    }

    /** Other right answers, read anew: what lies beside the solution as {@code Foo.<lower-case-words>.java}. */
    public List<Alternative> alternatives() throws IOException {
        return Alternative.beside(solutionFile());
    }

    /**
     * What the learner's tests are for; asked of an exercise of kind {@link Kind#TEST}.
     *
     * @throws IllegalArgumentException if they test no exercise
     */
    public Subject subject() {
        return Subject.of(workbook, className);
    }

    private Path file(String root, String suffix) {
        return fileOf(workbook, root, className, suffix);
    }

    /** Where a class of the workbook has a file. */
    static Path fileOf(Path workbook, String root, String className, String suffix) {
        return workbook.resolve("src/" + root + "/java/" + className.replace('.', '/') + suffix);
    }
}
