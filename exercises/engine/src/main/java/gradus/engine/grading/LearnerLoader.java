package gradus.engine.grading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;

/** Holds the classes of one answer and its grader; everything heavy stays loaded in the parent. */
final class LearnerLoader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final ProtectionDomain from;

    /**
     * Holds classes.
     *
     * @param workbook the module that they were compiled in, where a grader looks for the solution
     */
    LearnerLoader(Map<String, byte[]> classes, Path workbook) {
        super("learner", LearnerLoader.class.getClassLoader());
        this.classes = classes;
        try {
            CodeSource source = new CodeSource(workbook.toUri().toURL(), (Certificate[]) null);
            this.from = new ProtectionDomain(source, null);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no folder: " + workbook, e);
        }
    }

    /** Own classes come first: the class path may hold an older build of the same answer. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length, from);
        }
    }

    /** The files of own classes, for those who load them once more. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = classes.get(name.replaceFirst("\\.class$", "").replace('/', '.'));
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
