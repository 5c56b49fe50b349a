package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Share;
import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.predict.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One run of a grader on compiled classes; collects what came of each check while it runs. */
final class GraderRun implements TestExecutionListener {
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build());

    private static final String NOT_WRITTEN = "not written yet: ";

    private final Task task;
    private final String source;
    private final Map<String, String> reported = new ConcurrentHashMap<>();
    private final Map<String, Check> checks = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> finished = new ArrayList<>();
    private volatile LearnerLoader loader;
    private volatile String running = "";
    private volatile boolean overflowed;
    private String unwritten = "";
    private volatile Share share;

    GraderRun(Task task) {
        this(task, "");
    }

    /** The same; of a text whose predictions are to be read. */
    GraderRun(Task task, String source) {
        this.task = task;
        this.source = source;
        task.checks().forEach(name -> checks.put(name, check(name, Outcome.NOT_RUN, "")));
    }

    /** Runs all checks in the calling thread. */
    void run(Map<String, byte[]> classes) {
        execute(classes, grader -> Stream.of(DiscoverySelectors.selectClass(grader)));
    }

    /** Runs one check in the calling thread, in classes that no other check has used. */
    void runAlone(Map<String, byte[]> classes, String method) {
        execute(
                classes,
                grader -> Stream.of(grader.getDeclaredMethods())
                        .filter(declared -> declared.getName().equals(method))
                        .map(declared -> DiscoverySelectors.selectMethod(grader, declared)));
    }

    private void execute(
            Map<String, byte[]> classes, Function<Class<?>, Stream<? extends DiscoverySelector>> selectors) {
        loader = new LearnerLoader(classes, task.workbook());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectors
                            .apply(loader.loadClass(task.className() + "Test"))
                            .toList())
                    .configurationParameter("gradus.worker", "true")
                    .configurationParameter("gradus.checks", String.join(",", task.checks()));
            if (task.kind() == Kind.PREDICT && !source.isEmpty()) {
                request.configurationParameter("gradus.source", source);
            }
            LAUNCHER.execute(request.build(), this);
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

    /** The share of the points that a check said the answer earns, if one did. */
    Optional<Share> share() {
        return Optional.ofNullable(share);
    }

    /** What came of one check. */
    Optional<Check> checkOf(String method) {
        return Optional.ofNullable(checks.get(method));
    }

    /** The checks that failed after another had run, by method. */
    Map<String, Check> failedAfterOthers() {
        Map<String, Check> failed = new LinkedHashMap<>();
        finished.stream()
                .skip(1)
                .filter(name -> checks.get(name).outcome() == Outcome.FAILED)
                .forEach(name -> failed.put(name, checks.get(name)));
        return failed;
    }

    /** Gives a failed check another cause. */
    void blame(String method, String cause) {
        checks.computeIfPresent(method, (name, check) -> check.causedBy(cause));
    }

    /** The loader of the classes that ran. */
    ClassLoader loader() {
        return loader;
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

    /** The grader itself says which checks there are: its source may have changed since the course was read. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Set<String> there = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .flatMap(test -> methodOf(test).stream())
                .collect(Collectors.toSet());
        checks.keySet().retainAll(there);
        there.forEach(name -> checks.putIfAbsent(name, check(name, Outcome.NOT_RUN, "")));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        methodOf(test).ifPresent(name -> running = name);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        Share said = Share.take();
        share = said == null ? share : said;
        Optional<String> method = methodOf(test);
        if (method.isPresent()) {
            running = "";
            if (!finished.contains(method.get())) {
                finished.add(method.get());
            }
            Check came = came(method.get(), result.getStatus(), thrown).explainedIn(explainedIn(test));
            checks.merge(method.get(), came, GraderRun::worse);
        } else if (thrown != null) { // the class itself failed, before or between its checks
            checks.replaceAll((name, check) ->
                    check.outcome() == Outcome.NOT_RUN ? came(name, result.getStatus(), thrown) : check);
        }
    }

    /** What a check says although it passes: what came of a prediction that was right. */
    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String said = entry.getKeyValuePairs().get(Prediction.REPORTED);
        if (said != null) {
            methodOf(test).ifPresent(name -> reported.put(name, said));
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
            case SUCCESSFUL -> check(name, Outcome.PASSED, reported.getOrDefault(name, ""));
            case ABORTED -> aborted(name, thrown);
            case FAILED -> failed(name, thrown);
        };
    }

    /** A check that reached a {@code todo} is to be written; one that an answer's own assumption ended has failed. */
    private Check aborted(String name, Throwable thrown) {
        String message = thrown == null ? "" : new Thrown(thrown).message();
        int line = thrown == null ? 0 : lineOf(thrown.getStackTrace());
        if (message.startsWith(NOT_WRITTEN)) {
            unwritten = message;
        }
        return line == 0 || message.startsWith(NOT_WRITTEN)
                ? check(name, Outcome.NOT_WRITTEN, message)
                : check(name, Outcome.FAILED, "your code ended the check with an assumption, at line " + line);
    }

    private Check failed(String name, Throwable wrapped) {
        Throwable thrown = Thrown.of(wrapped).thrown();
        if (thrown instanceof TestAbortedException
                && new Thrown(thrown).message().startsWith(NOT_WRITTEN)) {
            unwritten = new Thrown(thrown).message();
            return check(name, Outcome.NOT_WRITTEN, unwritten);
        }
        Optional<String> uninitialised = new Thrown(thrown).uninitialised().filter(this::isLearners);
        if (uninitialised.isPresent()) {
            return unwritten.isEmpty()
                    ? check(name, Outcome.NOT_RUN, "not looked at: the class could not be initialised")
                    : check(name, Outcome.NOT_WRITTEN, unwritten);
        }
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
                    Thrown.cut(f.getExpected().getStringRepresentation()),
                    Thrown.cut(f.getActual().getStringRepresentation()),
                    "");
            return Check.failed(sentence(name), new Thrown(f).message(), finding, "", false)
                    .at(line);
        }
        if (thrown instanceof AssertionError) {
            String message = new Thrown(thrown).message();
            return check(name, Outcome.FAILED, message.isEmpty() ? new Thrown(thrown).words(line) : message);
        }
        Thrown said = new Thrown(thrown);
        if (line == 0 && isGraders(thrown)) {
            return check(name, Outcome.FAILED, said.wordsOfGrader());
        }
        String what = said.words(line);
        String advice = Advice.on(thrown);
        return Check.failed(sentence(name), what, null, advice, false).at(line);
    }

    private Check found(String name, CheckFailure failure) {
        Throwable cause = failure.getCause();
        Finding finding = new Finding(
                Thrown.cut(failure.subject()),
                failure.relation(),
                Thrown.cut(failure.expectedText()),
                Thrown.cut(failure.actualText()),
                cause == null ? "" : new Thrown(cause).words(0));
        return Check.failed(
                        sentence(name),
                        Thrown.cut(failure.sentence()),
                        finding,
                        Thrown.cut(failure.likelyCause()),
                        failure.guessed())
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
            if (isLearners(frame) && frame.getLineNumber() > 0) { // what Java makes of a lambda has none
                return frame.getLineNumber();
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
        return isLearners(frame.getClassName());
    }

    private boolean isLearners(String className) {
        return className.equals(task.className()) || className.startsWith(task.className() + "$");
    }

    /** Whether the grader's own code was at it when something was thrown. */
    private boolean isGraders(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(task.className() + "Test"));
    }
}
