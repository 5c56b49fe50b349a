package gradus.engine.exercise;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import gradus.engine.predict.Prediction;
import gradus.engine.predict.Predictions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * Makes an ordinary JUnit run (the IDE's arrow, {@code mvn test}) give the engine's verdicts: a file that still is its stub
 * is skipped, a check that reaches a {@code todo} is aborted even where a catch block hid it, and the time limit holds.
 */
final class Grading
        implements ExecutionCondition,
                BeforeAllCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                TestExecutionExceptionHandler,
                InvocationInterceptor,
                TestWatcher {
    /** Set by the engine's worker, which compares the text and keeps the time itself. */
    static final String IN_WORKER = "gradus.worker";

    /** Set by the engine's worker for a prediction: the text of the answer. */
    static final String SOURCE = "gradus.source";

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(Grading.class);
    private static final String FAILED = "failed";
    private static final ExtensionContext.Namespace LIMITS = ExtensionContext.Namespace.create(LimitedCall.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return needs(context);
        }
        context.getStore(STORE).put(FAILED, Collections.synchronizedMap(new LinkedHashMap<String, String>()));
        if (inWorker(context)) {
            return enabled("graded check by check");
        }
        Class<?> grader = context.getRequiredTestClass();
        try {
            Optional<Path> workbook = Workbook.of(grader);
            return workbook.isPresent() && isStub(workbook.get(), grader) ? disabled("not started") : enabled("begun");
        } catch (IOException e) {
            throw new IllegalStateException("cannot compare the answer with its stub: " + e.getMessage(), e);
        }
    }

    /** A check is not looked at while one that it needs has failed, or is not looked at itself. */
    private static ConditionEvaluationResult needs(ExtensionContext context) {
        Needs needs = context.getRequiredTestMethod().getAnnotation(Needs.class);
        String culprit = needs == null ? null : culprit(needs, failed(context));
        if (culprit == null) {
            return enabled("graded check by check");
        }
        failed(context).putIfAbsent(context.getRequiredTestMethod().getName(), culprit);
        return disabled("not looked at yet: first " + culprit.replace('_', ' '));
    }

    /** The check that failed and is needed, the first of several; null if there is none. */
    private static String culprit(Needs needs, Map<String, String> failed) {
        Collection<String> needed = needs.value().length == 0 ? List.copyOf(failed.keySet()) : List.of(needs.value());
        return needed.stream()
                .map(failed::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        String name = context.getRequiredTestMethod().getName();
        failed(context).put(name, name);
    }

    /** The checks that failed so far, each with itself, and those that wait for one, each with the one that failed. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> failed(ExtensionContext context) {
        return context.getStore(STORE).get(FAILED, Map.class);
    }

    private static boolean isStub(Path workbook, Class<?> grader) throws IOException {
        Path learner = learnerFile(workbook, grader);
        Path solution = workbook.resolve("src/solution/java").resolve(fileOf(grader));
        return Files.exists(learner)
                && Files.exists(solution)
                && Solution.parse(Files.readString(solution)).isStub(Files.readString(learner));
    }

    private static Path learnerFile(Path workbook, Class<?> grader) {
        return workbook.resolve("src/main/java").resolve(fileOf(grader));
    }

    private static String fileOf(Class<?> grader) {
        return Workbook.answerOf(grader).replace('.', '/') + ".java";
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Todo.takeReached();
        Prediction.takeTold();
        Optional<Predictions> made = predictions(context);
        String check = context.getRequiredTestMethod().getName();
        Optional<String> waits = made.flatMap(all -> all.whyNot(check));
        if (waits.isPresent()) {
            if (made.get().computes(check) && !inWorker(context)) {
                throw new AssertionError(waits.get()); // Maven says nothing of a check that is aborted
            }
            throw new TestAbortedException(waits.get());
        }
    }

    /** The answer's predictions, none of which is judged before all are made; none if it is another kind of exercise. */
    private static Optional<Predictions> predictions(ExtensionContext context) {
        Class<?> grader = context.getRequiredTestClass();
        if (grader.getAnnotation(Exercise.class).kind() != Kind.PREDICT) {
            return Optional.empty();
        }
        Optional<String> given = context.getConfigurationParameter(SOURCE);
        if (given.isPresent() || inWorker(context)) {
            return given.map(Predictions::of);
        }
        try {
            Optional<Path> workbook = Workbook.of(grader);
            return workbook.isPresent()
                    ? Optional.of(Predictions.of(Files.readString(learnerFile(workbook.get(), grader))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the predictions: " + e.getMessage(), e);
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        String words = Todo.takeReached();
        if (words != null && context.getExecutionException().isEmpty()) {
            throw notWritten(words);
        }
        String told = Prediction.takeTold();
        if (told != null) {
            context.publishReportEntry(Prediction.REPORTED, told);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        String words = Todo.takeReached();
        throw words == null || thrown instanceof TestAbortedException ? thrown : notWritten(words);
    }

    private static TestAbortedException notWritten(String words) {
        return new TestAbortedException("not written yet: " + words);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> check, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(check, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> check, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(check, context);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> checks, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return limited(checks, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> check, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        limited(check, context);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> preparation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(preparation, context);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> preparation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        limited(preparation, context);
    }

    /** One limit for all checks of a grader, as in the engine's worker. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> grader = context.getRequiredTestClass();
        int seconds = grader.getAnnotation(Exercise.class).seconds();
        context.getStore(LIMITS).put(LimitedCall.class, new LimitedCall(grader, TimeLimit.ofSeconds(seconds)));
    }

    private static <T> T limited(Invocation<T> call, ExtensionContext context) throws Throwable {
        return inWorker(context)
                ? call.proceed()
                : context.getStore(LIMITS)
                        .get(LimitedCall.class, LimitedCall.class)
                        .proceed(call);
    }

    private static boolean inWorker(ExtensionContext context) {
        return context.getConfigurationParameter(IN_WORKER).isPresent();
    }
}
