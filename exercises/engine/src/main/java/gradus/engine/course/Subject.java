package gradus.engine.course;

import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class that learners write tests for: the exercise {@code FooTests} tests {@code Foo} of the same package, an exercise with a
 * page of mistakes.
 *
 * @param className the full name of the class under test
 * @param solutionFile where its solution stands
 */
public record Subject(String className, Path solutionFile) {
    private static final String TESTS = "Tests";

    /**
     * One version of the class.
     *
     * @param name what tells it from others: for a mistake the words that its learner sees
     * @param text the whole file
     */
    public record Variant(String name, String text) {}

    /**
     * The class that an exercise's tests are for.
     *
     * @param workbook the module that holds the exercises
     * @param tests the full name of the learner's class of tests
     * @throws IllegalArgumentException if the name does not end in Tests, or there is no solution to test
     */
    public static Subject of(Path workbook, String tests) {
        if (!tests.endsWith(TESTS)) {
            throw new IllegalArgumentException(
                    "a class of tests must be named after what it tests, such as FooTests, but is " + tests);
        }
        String name = tests.substring(0, tests.length() - TESTS.length());
        Path solution = workbook.resolve("src/solution/java").resolve(name.replace('.', '/') + ".java");
        if (!Files.exists(solution)) {
            throw new IllegalArgumentException(tests + " must test an exercise, but there is no " + solution);
        }
        return new Subject(name, solution);
    }

    /** The solution first, then the other right answers. */
    public List<Variant> right() throws IOException {
        Solution solution = solution();
        List<Variant> right = new ArrayList<>(List.of(new Variant("our solution", solution.answer())));
        for (Alternative alternative : Alternative.beside(solutionFile)) {
            right.add(new Variant("another right answer (" + alternative.words() + ")", alternative.answer(solution)));
        }
        return List.copyOf(right);
    }

    /** The known mistakes, in the order of their page. */
    public List<Variant> mistakes() throws IOException {
        Solution solution = solution();
        List<Variant> wrong = new ArrayList<>();
        for (Mistake mistake : Mistakes.read(mistakesFile())) {
            wrong.add(new Variant(mistake.says(), mistake.applyTo(solution)));
        }
        return List.copyOf(wrong);
    }

    /** Every file that a verdict on the tests depends on. */
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(solutionFile, mistakesFile()));
        Alternative.beside(solutionFile).forEach(alternative -> files.add(alternative.file()));
        return List.copyOf(files);
    }

    /** The solution, read again. */
    public Solution solution() throws IOException {
        return Solution.parse(Files.readString(solutionFile));
    }

    private Path mistakesFile() {
        return solutionFile.resolveSibling(className.substring(className.lastIndexOf('.') + 1) + Mistakes.SUFFIX);
    }
}
