package gradus.engine.grading;

import java.util.Map;

/** Holds the classes of one answer and its grader; everything heavy stays loaded in the parent. */
final class LearnerLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    LearnerLoader(Map<String, byte[]> classes) {
        super("learner", LearnerLoader.class.getClassLoader());
        this.classes = classes;
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
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
