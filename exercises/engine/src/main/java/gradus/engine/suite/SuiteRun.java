package gradus.engine.suite;

import java.util.ArrayList;
import java.util.List;
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
        String message = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
        String all =
                thrown instanceof AssertionError ? message : thrown.getClass().getSimpleName() + ": " + message;
        return all.length() <= SHOWN ? all : all.substring(0, SHOWN) + "…";
    }
}
