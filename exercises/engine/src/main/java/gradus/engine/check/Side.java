package gradus.engine.check;

import java.lang.invoke.SerializedLambda;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** One of the two that are asked: the questions' methods, found by name in one class loader. */
final class Side {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ClassLoader loader;
    private final List<Method> methods = new ArrayList<>();

    Side(ClassLoader loader, List<? extends Question<?, ?>> questions) {
        this.loader = loader;
        questions.forEach(question -> methods.add(method(question)));
    }

    /** The class in which a question was written: the grader. */
    static Class<?> graderOf(Question<?, ?> question) {
        try {
            ClassLoader loader = question.getClass().getClassLoader();
            return Class.forName(serialized(question).getCapturingClass().replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class that asks is not there", e);
        }
    }

    /** Asks one of the questions about a copy of an input. */
    Outcome ask(int question, Object input) {
        Object copy = PlainValue.copy(input, loader);
        Object raw = null;
        Object value = null;
        Throwable thrown = null;
        long begun = processorNanos();
        try {
            raw = methods.get(question).invoke(null, copy);
            value = PlainValue.of(raw);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        } catch (IllegalAccessException | PlainValue.NotPlain e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (RuntimeException e) { // a collection of the answer's own that cannot be walked
            thrown = e;
        }
        letPass(thrown);
        return new Outcome(value, thrown, PlainValue.ofInput(copy), raw, processorNanos() - begun);
    }

    /** What is no answer: not written yet, a failed expectation inside the question, a machine at its end. */
    private static void letPass(Throwable thrown) {
        if (thrown instanceof TestAbortedException notWritten) {
            throw notWritten;
        }
        if (thrown instanceof AssertionFailedError failed) {
            throw failed;
        }
        if (thrown instanceof VirtualMachineError fatal) {
            throw fatal;
        }
    }

    /** The processor time of this thread so far, which other processes do not lengthen. */
    static long processorNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private Method method(Question<?, ?> question) {
        SerializedLambda lambda = serialized(question);
        if (lambda.getCapturedArgCount() > 0) {
            throw new IllegalArgumentException(
                    "a question must not use what stands around it: its input is all that it may"
                            + " depend on, but it captures " + lambda.getCapturedArg(0));
        }
        try {
            Class<?> owner = Class.forName(lambda.getImplClass().replace('/', '.'), true, loader);
            Method method = Arrays.stream(owner.getDeclaredMethods())
                    .filter(m -> m.getName().equals(lambda.getImplMethodName()) && m.getParameterCount() == 1)
                    .filter(m -> java.lang.invoke.MethodType.methodType(m.getReturnType(), m.getParameterTypes())
                            .toMethodDescriptorString()
                            .equals(lambda.getImplMethodSignature()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("a question must be a static method of one argument, but was "
                                    + lambda.getImplMethodName()));
            method.setAccessible(true);
            return method;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class that is asked is not there", e);
        }
    }

    private static SerializedLambda serialized(Question<?, ?> question) {
        try {
            Method write = question.getClass().getDeclaredMethod("writeReplace");
            write.setAccessible(true);
            return (SerializedLambda) write.invoke(question);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("a question must be a lambda or a method reference", e);
        }
    }
}
