package gradus.engine.lesson;

import gradus.engine.course.Lesson;
import gradus.engine.course.StageTable;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out a lesson that nobody has written yet: it builds, and every word that is missing is marked TODO. */
public final class LessonLayout {
    private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9-]*)/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)");
    private static final Pattern TABLE_ROW = Pattern.compile("\\|\\s*\\d+\\s*\\|.*");

    private final Path root;
    private final String stage;
    private final String slug;
    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * A lesson to be.
     *
     * @param root the folder of the course
     * @param address such as {@code classical-ml/naive-bayes}
     * @throws IllegalArgumentException if it is no such address, the stage does not exist, or the lesson does
     */
    public LessonLayout(Path root, String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the lesson must be named STAGE/LESSON in lower case, such as classical-ml/naive-bayes, but was "
                            + address);
        }
        this.root = root;
        this.stage = parts.group(1);
        this.slug = parts.group(2);
        if (!Files.exists(root.resolve(stage).resolve("README.md"))) {
            throw new IllegalArgumentException("the stage must be a module with a README.md, but was " + stage);
        }
        if (Files.exists(root.resolve(stage).resolve("docs/" + slug + ".md"))) {
            throw new IllegalArgumentException(
                    "the lesson must not exist yet, but " + stage + "/docs/" + slug + ".md does");
        }
        words.put("@SLUG@", slug);
        words.put("@STAGE@", stage);
        words.put("@ROOM@", "gradus." + Lesson.inPackages(stage) + "." + Lesson.inPackages(slug));
        words.put("@PATH@", words.get("@ROOM@").replace('.', '/'));
        words.put("@WORKROOM@", "gradus.workbook." + Lesson.inPackages(stage) + "." + Lesson.inPackages(slug));
        words.put("@WORKPATH@", words.get("@WORKROOM@").replace('.', '/'));
        words.put("@CLASS@", camel(slug));
    }

    private static String camel(String slug) {
        return Stream.of(slug.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /**
     * Writes its files and its row in the stage's table.
     *
     * @return what was written
     * @throws IllegalArgumentException if one of the files exists; then none is written
     */
    public List<Path> write() throws IOException {
        Map<Path, String> files = files();
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw new IllegalArgumentException("a new lesson overwrites nothing, but " + file + " exists");
            }
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
        Path readme = root.resolve(stage).resolve("README.md");
        Files.writeString(readme, withRow(Files.readString(readme)));
        List<Path> written = new ArrayList<>(files.keySet());
        written.add(readme);
        return written;
    }

    private Map<Path, String> files() throws IOException {
        String name = words.get("@CLASS@");
        Path main = root.resolve(stage + "/src/main/java/" + words.get("@PATH@"));
        Path test = root.resolve(stage + "/src/test/java/" + words.get("@PATH@"));
        String room = "/java/" + words.get("@WORKPATH@") + "/First" + name;
        Path workbook = root.resolve("exercises/workbook/src");
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(root.resolve(stage + "/docs/" + slug + ".md"), template("page.md"));
        files.put(main.resolve("package-info.java"), template("package-info.java"));
        files.put(main.resolve(name + ".java"), template("Reference.java"));
        files.put(main.resolve("demo/package-info.java"), template("demo-package-info.java"));
        files.put(main.resolve("demo/" + name + "Demo.java"), template("Demo.java"));
        files.put(main.resolve("demo/Story.java"), template("Story.java"));
        files.put(test.resolve(name + "Test.java"), template("ReferenceTest.java"));
        String solution = template("Solution.java");
        files.put(Path.of(workbook + "/solution" + room + ".java"), solution);
        files.put(Path.of(workbook + "/solution" + room + ".mistakes.md"), template("mistakes.md"));
        files.put(Path.of(workbook + "/test" + room + "Test.java"), template("Grader.java"));
        files.put(
                Path.of(workbook + "/main" + room + ".java"),
                Solution.parse(solution).stub());
        return files;
    }

    private String template(String name) throws IOException {
        try (InputStream in = LessonLayout.class.getResourceAsStream("new/" + name + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            return text;
        }
    }

    /** The planned lesson's row now links to its page; a lesson that was not planned comes last. */
    private String withRow(String readme) throws IOException {
        String link = "[" + slug + "](docs/" + slug + ".md)";
        List<String> lines = new ArrayList<>(readme.lines().toList());
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (TABLE_ROW.matcher(lines.get(i)).matches()) {
                last = i;
                String planned =
                        "^(\\|\\s*\\d+\\s*\\|\\s*)" + Pattern.quote(slug) + "(?:\\s*\\*\\(planned\\)\\*)?\\s*\\|";
                Matcher row = Pattern.compile(planned).matcher(lines.get(i));
                if (row.find()) {
                    lines.set(i, row.group(1) + link + " |" + lines.get(i).substring(row.end()));
                    return String.join("\n", lines) + "\n";
                }
            }
        }
        int number = StageTable.of(root.resolve(stage)).rows().stream()
                        .mapToInt(StageTable.Row::number)
                        .max()
                        .orElse(0)
                + 1;
        if (last < 0) {
            throw new IllegalArgumentException(
                    "the stage's README.md must have a table of lessons, but " + stage + "'s has none");
        }
        lines.add(last + 1, "| " + number + " | " + link + " | TODO the question it answers | | |");
        return String.join("\n", lines) + "\n";
    }
}
