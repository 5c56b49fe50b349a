package gradus.engine.suite;

import gradus.engine.exercise.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of a class of tests, in the calling thread, on the classes of one loader. */
final class SuiteRun implements TestExecutionListener {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());
    private static final int SHOWN = 200;

    /**
     * A test, or what stands around all tests, that failed.
     *
     * @param name the method's or the class's name
     * @param why what it said
     */
    record Failure(String name, String why) {}

    private final List<Failure> failures = new ArrayList<>();
    private int tests;

    private SuiteRun() {}

    /**
     * Runs them in a thread that can be left.
     *
     * @return empty if they do not end within the limit
     */
    static Optional<SuiteRun> within(TimeLimit limit, Class<?> tests) {
        if (limit.unlimited()) {
            return Optional.of(of(tests));
        }
        FutureTask<SuiteRun> run = new FutureTask<>(() -> of(tests));
        Thread thread = new Thread(run, "tests");
        thread.setDaemon(true);
        try {
            if (!limit.await(thread, () -> {})) {
                TimeLimit.giveUp(thread);
                return Optional.empty();
            }
            return Optional.of(run.get());
        } catch (InterruptedException e) { // the grader is past its own limit
            TimeLimit.giveUp(thread);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the tests were interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the tests could not be run: " + e.getCause(), e.getCause());
        }
    }

    static SuiteRun of(Class<?> tests) {
        SuiteRun run = new SuiteRun();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(tests.getClassLoader());
        try {
            LAUNCHER.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(tests))
                            .build(),
                    run);
        } finally {
            thread.setContextClassLoader(before);
        }
        return run;
    }

    /** How many tests there are. */
    int tests() {
        return tests;
    }

    List<Failure> failures() {
        return failures;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests++;
        }
        if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            String why = result.getThrowable().map(SuiteRun::words).orElse("");
            failures.add(new Failure(
                    test.getLegacyReportingName().replaceFirst("\\(.*", "").replace('_', ' '), why));
        }
    }

    private static String words(Throwable thrown) {
        String message = cut(message(thrown)).strip().replaceAll("\\s+", " ");
        String all =
                thrown instanceof AssertionError ? message : thrown.getClass().getSimpleName() + ": " + message;
        return cut(all);
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static String message(Throwable thrown) {
        try {
            return String.valueOf(thrown.getMessage());
        } catch (RuntimeException | StackOverflowError broken) { // a learner's own exception
            return "(its message cannot be read)";
        }
    }
}
