package gradus.engine.suite;

import gradus.engine.exercise.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
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
    private final CancellationToken rest = CancellationToken.create();
    private final boolean whole;
    private int planned;
    private int tests;

    private SuiteRun(boolean whole) {
        this.whole = whole;
    }

    /**
     * Runs them up to the first that fails, in a thread that can be left.
     *
     * @return empty if they do not end within the limit
     */
    static Optional<SuiteRun> within(TimeLimit limit, Class<?> tests) {
        if (limit.unlimited()) {
            return Optional.of(of(tests, false));
        }
        FutureTask<SuiteRun> run = new FutureTask<>(() -> of(tests, false));
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

    /** Runs all of them. */
    static SuiteRun of(Class<?> tests) {
        return of(tests, true);
    }

    private static SuiteRun of(Class<?> tests, boolean whole) {
        SuiteRun run = new SuiteRun(whole);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(tests.getClassLoader());
        try {
            LauncherDiscoveryRequest found = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(tests))
                    .build();
            LAUNCHER.execute(LauncherExecutionRequestBuilder.request(found)
                    .listeners(run)
                    .cancellationToken(run.rest)
                    .build());
        } finally {
            thread.setContextClassLoader(before);
        }
        return run;
    }

    /** How many tests there are, whether they were run or not. */
    int tests() {
        return Math.max(planned, tests);
    }

    List<Failure> failures() {
        return failures;
    }

    /** Those whose number is known before they run. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        planned = (int) plan.countTestIdentifiers(TestIdentifier::isTest);
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
            if (!whole) {
                rest.cancel();
            }
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
