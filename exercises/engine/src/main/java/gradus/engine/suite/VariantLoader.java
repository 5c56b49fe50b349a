package gradus.engine.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Holds one version of a class and, loaded again beside it, the tests; so no version sees what another left behind. */
final class VariantLoader extends ClassLoader {
    private final String tests;
    private final Map<String, byte[]> variant;

    /**
     * Holds them.
     *
     * @param grader where the files of the tests are
     * @param tests the full name of their class
     * @param variant the compiled version by name
     */
    VariantLoader(ClassLoader grader, String tests, Map<String, byte[]> variant) {
        super("learner", grader); // this name tells the engine whose threads are left
        this.tests = tests;
        this.variant = variant;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] bytes = variant.get(name);
            if (bytes == null && (name.equals(tests) || name.startsWith(tests + "$"))) {
                bytes = bytesOf(name);
            }
            return bytes == null ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte[] bytesOf(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class " + name, e);
        }
    }
}
