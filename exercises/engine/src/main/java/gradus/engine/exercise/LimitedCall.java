package gradus.engine.exercise;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs the checks of one grader within one time limit, as the engine's worker does: each in a thread that can be left. */
final class LimitedCall {
    private final Class<?> grader;
    private final TimeLimit limit;
    private boolean over;

    LimitedCall(Class<?> grader, TimeLimit limit) {
        this.grader = grader;
        this.limit = limit;
    }

    /** Makes a call; what it throws keeps the frames that a learner can use. */
    <T> T proceed(Invocation<T> call) throws Throwable {
        if (over) {
            call.skip();
            throw new TestAbortedException("not looked at: an earlier check is still running");
        }
        return limit.unlimited() ? usable(call) : inThread(call);
    }

    private <T> T inThread(Invocation<T> call) throws Throwable {
        Object[] came = new Object[1];
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        came[0] = usable(call);
                    } catch (Throwable t) { // thrown again below, in JUnit's own thread
                        thrown[0] = t;
                    }
                },
                "grading");
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        if (!limit.await(thread, () -> {})) {
            over = true;
            StackTraceElement[] stack = learnersOnly(thread.getStackTrace());
            thread.interrupt();
            AssertionFailedError failure = new AssertionFailedError(
                    limit.words() + (stack.length == 0 ? "" : ", at line " + stack[0].getLineNumber()));
            failure.setStackTrace(stack);
            throw failure;
        }
        if (thrown[0] != null) {
            throw thrown[0];
        }
        @SuppressWarnings("unchecked") // of the call's own type
        T result = (T) came[0];
        return result;
    }

    private <T> T usable(Invocation<T> call) throws Throwable {
        try {
            return call.proceed();
        } catch (Throwable thrown) {
            for (Throwable at = thrown; at != null; at = at.getCause()) {
                at.setStackTrace(usable(at.getStackTrace()));
            }
            throw thrown;
        }
    }

    /** The frames from where it happened to the grader, without those of the engine, of JUnit and of reflection. */
    private StackTraceElement[] usable(StackTraceElement[] stack) {
        Predicate<String> inner = name -> name.startsWith("gradus.engine.")
                || name.startsWith("org.junit.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.")
                || name.startsWith("org.apache.maven.");
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith(grader.getPackageName() + ".")
                        || !inner.test(frame.getClassName()))
                .toArray(StackTraceElement[]::new);
    }

    private StackTraceElement[] learnersOnly(StackTraceElement[] stack) {
        String learners = grader.getName().replaceFirst("Test$", "");
        return Arrays.stream(stack)
                .filter(frame -> frame.getClassName().equals(learners)
                        || frame.getClassName().startsWith(learners + "$"))
                .toArray(StackTraceElement[]::new);
    }
}
