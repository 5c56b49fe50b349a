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

    /**
     * A class is defined under the name in its bytes. Not told beforehand, an agent does not know it: mutation testing changes every class of the
     * mutant's name in whatever loader, and a solution that is the mutant itself agrees with it.
     */
    private static final String UNNAMED = null;

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
            byte[] own = solution.get(name);
            return own == null ? define(name, file(name)) : define(UNNAMED, own);
        }
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] file(String name) throws ClassNotFoundException {
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
