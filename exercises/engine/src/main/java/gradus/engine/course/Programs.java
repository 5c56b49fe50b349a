package gradus.engine.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What can be run of a lesson: the classes with a main method in its room, and in the {@code demo} folder of its room. */
public final class Programs {
    /** How the name of a lesson's demo ends; each lesson has one. */
    public static final String DEMO = "Demo";

    private Programs() {}

    /** The full names of the lesson's programs by their simple names, in alphabetical order. */
    public static Map<String, String> of(Lesson lesson) throws IOException {
        Map<String, String> programs = new TreeMap<>();
        for (Map.Entry<String, Path> source : sources(lesson).entrySet()) {
            if (Files.readString(source.getValue()).contains("public static void main(")) {
                programs.put(simpleName(source.getKey()), source.getKey());
            }
        }
        return programs;
    }

    /** The full names of the classes that end in {@link #DEMO}: one, if the lesson is as it must be. */
    public static List<String> demos(Lesson lesson) throws IOException {
        return sources(lesson).keySet().stream()
                .filter(name -> name.endsWith(DEMO))
                .toList();
    }

    /** The lesson's folder of sources. */
    public static Path folder(Lesson lesson) {
        return lesson.codeModule()
                .resolve("src/main/java")
                .resolve(lesson.packageName().replace('.', '/'));
    }

    /** The sources of the room and of its demo, by the full names of their classes. */
    private static Map<String, Path> sources(Lesson lesson) throws IOException {
        Map<String, Path> sources = new TreeMap<>();
        add(sources, folder(lesson), lesson.packageName());
        add(sources, folder(lesson).resolve("demo"), lesson.packageName() + ".demo");
        return sources;
    }

    private static void add(Map<String, Path> sources, Path folder, String packageName) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                    String name = file.getFileName().toString();
                    sources.put(packageName + "." + name.substring(0, name.length() - ".java".length()), file);
                });
            }
        }
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
