package gradus.engine.suite;

import static gradus.engine.expect.Law.law;

import gradus.engine.check.CompiledSolution;
import gradus.engine.course.Subject;
import gradus.engine.course.Subject.Variant;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Share;
import gradus.engine.exercise.TimeLimit;
import gradus.engine.exercise.Workbook;
import gradus.engine.suite.SuiteRun.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A learner's tests, judged by what they tell apart: they must pass on every right version of the class under test, and fail on
 * each known mistake. The whole grader of {@code FooTests} is
 *
 * <pre>{@code
 * class FooTestsTest {
 *     private final Suite suite = Suite.gradedBy(FooTestsTest.class);
 *
 *     @Test
 *     void every_right_answer_passes() {
 *         suite.acceptsEveryRightAnswer();
 *     }
 *
 *     @Test
 *     @Needs("every_right_answer_passes")
 *     void every_mistake_is_found() {
 *         suite.findsEveryMistake();
 *     }
 * }
 * }</pre>
 *
 * <p>Each version is compiled in memory and loaded with a fresh copy of the tests. All runs share the grader's time limit; a
 * mistake against which the tests do not end takes a part of it and no more.
 */
public final class Suite {
    /** However many runs did not end before, the next may take so much. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private final ClassLoader loader;
    private final String tests;
    private final Subject subject;
    private final Duration limit;

    private Suite(ClassLoader loader, String tests, Subject subject, Duration limit) {
        this.loader = loader;
        this.tests = tests;
        this.subject = subject;
        this.limit = limit;
    }

    /**
     * The tests that a grader grades.
     *
     * @param grader the class {@code FooTestsTest}, wherever it was loaded
     * @throws IllegalArgumentException if they test no exercise
     */
    public static Suite gradedBy(Class<?> grader) {
        Path workbook = Workbook.of(grader)
                .orElseThrow(() -> new IllegalArgumentException(
                        grader.getName() + " must lie in a module that has solutions, but does not"));
        String tests = Workbook.answerOf(grader);
        Duration limit = Duration.ofSeconds(grader.getAnnotation(Exercise.class).seconds());
        return new Suite(grader.getClassLoader(), tests, Subject.of(workbook, tests), limit);
    }

    /** Checks that there are tests, and that each passes on the solution and on every other right answer. */
    public void acceptsEveryRightAnswer() {
        for (Variant right : right()) {
            SuiteRun run = SuiteRun.of(testsOn(right));
            law(
                            simpleName(tests) + " should hold a test",
                            run.tests() > 0 || !run.failures().isEmpty())
                    .but("holds none")
                    .because("Write a method with @Test before it, without parameters, that returns nothing.")
                    .toHold();
            for (Failure failure : run.failures()) {
                law("the test \"" + failure.name() + "\" should pass on every right answer", false)
                        .but("fails on " + right.name() + ": " + failure.why())
                        .because(
                                "It asks for more than the task promises, or for another number. Ask only for what the text of "
                                        + simpleName(subject.className())
                                        + " says, and for rounded numbers with a tolerance.")
                        .toHold();
            }
        }
    }

    /**
     * Checks that at least one test fails on each known mistake, after which the others need not run; the share found is the share of
     * the points. Where the tests do not end before one fails, they find nothing.
     */
    public void findsEveryMistake() {
        List<Variant> mistakes = mistakes();
        List<String> alive = new ArrayList<>();
        List<String> endless = new ArrayList<>();
        int count = 0;
        Duration left = limit.dividedBy(2); // for runs that do not end: the other half is for those that do
        for (Variant mistake : mistakes) {
            Duration most = max(LEAST, left.dividedBy(4));
            Optional<SuiteRun> run = SuiteRun.within(TimeLimit.of(most), testsOn(mistake));
            count = Math.max(count, run.map(SuiteRun::tests).orElse(0));
            if (run.isEmpty()) {
                endless.add(mistake.name());
                left = left.minus(most);
            } else if (run.get().failures().isEmpty()) {
                alive.add(mistake.name());
            }
        }
        judge(count, mistakes.size(), alive, endless);
    }

    private static void judge(int count, int mistakes, List<String> alive, List<String> endless) {
        int found = mistakes - alive.size() - endless.size();
        Share.set(found, mistakes);
        String tests = count == 0 ? "tests" : count == 1 ? "test" : count + " tests";
        law("your " + tests + " should find all " + mistakes + " mistakes", found == mistakes)
                .but((count == 1 ? "finds " : "find ")
                        + (found == 0 ? "none" : found)
                        + named("Alive: ", alive)
                        + named("Your tests do not end against: ", endless))
                .when(
                        holds -> !endless.isEmpty(),
                        "A wrong class may never give what a test waits for: let every loop and every wait of a test end.")
                .when(
                        holds -> found == 0,
                        "A test that compares nothing can never fail: assert what must come out, not only that something does.")
                .usually("Take one that is alive: for which input, after which calls, would it give another answer?")
                .toHold();
    }

    private static String named(String before, List<String> mistakes) {
        return mistakes.isEmpty() ? "" : ". " + before + String.join("; ", mistakes);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Class<?> testsOn(Variant variant) {
        VariantLoader variants =
                new VariantLoader(loader, tests, CompiledSolution.of(subject.className(), variant.text()));
        try {
            return variants.loadClass(tests);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(tests + " was compiled but is not there", e);
        }
    }

    private List<Variant> right() {
        try {
            return subject.right();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the right answers of " + subject.className(), e);
        }
    }

    private List<Variant> mistakes() {
        try {
            return subject.mistakes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the mistakes in " + subject.className(), e);
        }
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
