package gradus.engine.check;

import gradus.engine.exercise.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The grader's classes once more, beside the solution or beside the answer. The class files come from whatever loaded the grader,
 * and the solution is compiled in memory, so that it is the same in the worker, in Surefire, in an IDE and under mutation.
 */
final class Twin extends ClassLoader {
    /** What is loaded again; the engine, the stages and the libraries are the same for all. */
    static final String OWN = "gradus.workbook.";

    private final ClassLoader original;
    private final String answer;
    private final Map<String, byte[]> solution;

    private Twin(String name, ClassLoader original, String answer, Map<String, byte[]> solution) {
        super(name, original);
        this.original = original;
        this.answer = answer;
        this.solution = solution;
    }

    /** A loader that holds the grader's classes and the solution's. */
    static Twin withSolution(Class<?> grader) {
        String answer = Workbook.answerOf(grader);
        return new Twin("solution", grader.getClassLoader(), answer, CompiledSolution.of(grader));
    }

    /** A loader that holds the grader's classes and the answer's, nothing of which has run. */
    static Twin withFreshAnswer(Class<?> grader) {
        return new Twin("learner", grader.getClassLoader(), Workbook.answerOf(grader), Map.of());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = bytes(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        byte[] own = solution.get(name);
        if (own != null) {
            return own;
        }
        boolean answers = name.equals(answer) || name.startsWith(answer + "$");
        try (InputStream file = original.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null || (answers && !solution.isEmpty())) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class " + name, e);
        }
    }
}
