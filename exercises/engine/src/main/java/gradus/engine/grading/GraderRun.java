package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** One run of a grader on compiled classes; collects what came of each check while it runs. */
final class GraderRun implements TestExecutionListener {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());

    private final Task task;
    private final Map<String, Check> checks = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile String running = "";
    private volatile boolean overflowed;

    GraderRun(Task task) {
        this.task = task;
        task.checks().forEach(name -> checks.put(name, check(name, Outcome.NOT_RUN, "")));
    }

    /** Runs all checks in the calling thread. */
    void run(Map<String, byte[]> classes) {
        LearnerLoader loader = new LearnerLoader(classes, task.workbook());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(loader.loadClass(task.className() + "Test")))
                    .configurationParameter("gradus.worker", "true")
                    .configurationParameter("gradus.checks", String.join(",", task.checks()))
                    .build();
            LAUNCHER.execute(request, this);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the grader of " + task.id() + " was compiled but is not there", e);
        }
    }

    /** What came of each check so far, in the order of the grader's source. */
    List<Check> checks() {
        synchronized (checks) {
            return new ArrayList<>(checks.values());
        }
    }

    /** The name of the check that is running, or empty. */
    String running() {
        return running;
    }

    /** Whether a check ended in a stack overflow. */
    boolean overflowed() {
        return overflowed;
    }

    /** Marks the running check as failed, because it will never end by itself. */
    void giveUp(String message) {
        if (!running.isEmpty()) {
            checks.put(running, check(running, Outcome.FAILED, message));
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        methodOf(test).ifPresent(name -> running = name);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        Optional<String> method = methodOf(test);
        if (method.isPresent()) {
            running = "";
            Check came = came(method.get(), result.getStatus(), thrown).explainedIn(explainedIn(test));
            checks.merge(method.get(), came, GraderRun::worse);
        } else if (thrown != null) { // the class itself failed, before or between its checks
            checks.replaceAll((name, check) ->
                    check.outcome() == Outcome.NOT_RUN ? came(name, result.getStatus(), thrown) : check);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        methodOf(test).ifPresent(name -> checks.put(name, check(name, Outcome.NOT_RUN, reason)));
    }

    /** The section that explains a check: its own, else its grader's; empty if neither names one. */
    private static String explainedIn(TestIdentifier test) {
        MethodSource source = (MethodSource) test.getSource().orElseThrow();
        return Stream.of(source.getJavaMethod(), source.getJavaClass())
                .map(element -> element.getAnnotation(ExplainedIn.class))
                .filter(Objects::nonNull)
                .map(ExplainedIn::value)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> methodOf(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
    }

    /** A parameterised check is as good as its worst case. */
    private static Check worse(Check before, Check now) {
        boolean keep = before.outcome() == Outcome.FAILED || before.outcome() == Outcome.NOT_WRITTEN;
        return keep ? before : now;
    }

    private Check came(String name, TestExecutionResult.Status status, Throwable thrown) {
        return switch (status) {
            case SUCCESSFUL -> check(name, Outcome.PASSED, "");
            case ABORTED -> check(name, Outcome.NOT_WRITTEN, thrown == null ? "" : thrown.getMessage());
            case FAILED -> failed(name, thrown);
        };
    }

    private Check failed(String name, Throwable thrown) {
        overflowed |= thrown instanceof StackOverflowError;
        int line = thrown instanceof StackOverflowError
                ? commonestLine(thrown.getStackTrace())
                : lineOf(thrown.getStackTrace());
        if (thrown instanceof CheckFailure f) {
            return found(name, f);
        }
        if (thrown instanceof AssertionFailedError f && f.isExpectedDefined() && f.isActualDefined()) {
            Finding finding = new Finding(
                    "",
                    Relation.BE,
                    f.getExpected().getStringRepresentation(),
                    f.getActual().getStringRepresentation(),
                    "");
            return Check.failed(sentence(name), String.valueOf(f.getMessage()), finding, "", false)
                    .at(line);
        }
        if (thrown instanceof AssertionError) {
            return check(name, Outcome.FAILED, String.valueOf(thrown.getMessage()));
        }
        String what = thrown.getClass().getSimpleName()
                + (line > 0 ? " at line " + line : "")
                + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        String advice = Advice.on(thrown);
        return Check.failed(sentence(name), what, null, advice, false).at(line);
    }

    private Check found(String name, CheckFailure failure) {
        Throwable cause = failure.getCause();
        Finding finding = new Finding(
                failure.subject(),
                failure.relation(),
                failure.expectedText(),
                failure.actualText(),
                cause == null ? "" : cause.toString());
        return Check.failed(sentence(name), failure.sentence(), finding, failure.likelyCause(), failure.guessed())
                .at(cause == null ? 0 : lineOf(cause.getStackTrace()));
    }

    private static Check check(String name, Outcome outcome, String message) {
        return Check.of(sentence(name), outcome, message);
    }

    private static String sentence(String method) {
        return method.replace('_', ' ');
    }

    /** The line of the learner's file that is nearest to the top of a stack, or 0. */
    int lineOf(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (isLearners(frame)) {
                return Math.max(0, frame.getLineNumber());
            }
        }
        return 0;
    }

    /** The line of the learner's file that a stack has most often: in a recursion without end, where it calls itself. */
    private int commonestLine(StackTraceElement[] stack) {
        Map<Integer, Long> times = Stream.of(stack)
                .filter(this::isLearners)
                .collect(Collectors.groupingBy(
                        frame -> Math.max(0, frame.getLineNumber()), LinkedHashMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    private boolean isLearners(StackTraceElement frame) {
        return frame.getClassName().equals(task.className())
                || frame.getClassName().startsWith(task.className() + "$");
    }
}
