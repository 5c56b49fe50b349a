package gradus.engine.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The box at the top of a lesson's page: what to know before, and how long the page takes to read.
 *
 * @param before the lessons that <em>Before</em> links to, in order
 * @param minutes the time to read the page, exercises apart; 0 if the box does not say
 */
public record PageBox(List<Lesson> before, int minutes) {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)[^)]*\\)");
    private static final Pattern TIME = Pattern.compile("\\*\\*Time:\\*\\*\\s*(\\d{1,4})\\b");

    /** Reads the box of a lesson; one without a box needs nothing and says no time. */
    public static PageBox of(Course course, Lesson lesson) throws IOException {
        String box = text(lesson.doc());
        int time = box.indexOf("**Time:**");
        Matcher minutes = TIME.matcher(box);
        return new PageBox(
                lessons(course, lesson, time < 0 ? box : box.substring(0, time)),
                minutes.find() ? Integer.parseInt(minutes.group(1)) : 0);
    }

    /** The first block quote before the first section. */
    private static String text(Path doc) throws IOException {
        StringBuilder box = new StringBuilder();
        try (BufferedReader lines = Files.newBufferedReader(doc)) {
            for (String line = lines.readLine(); line != null && !line.startsWith("## "); line = lines.readLine()) {
                if (line.startsWith(">")) {
                    box.append(line.substring(1)).append('\n');
                } else if (!box.isEmpty()) {
                    break;
                }
            }
        }
        return box.toString();
    }

    private static List<Lesson> lessons(Course course, Lesson lesson, String before) {
        List<Lesson> lessons = new ArrayList<>();
        Matcher link = LINK.matcher(before);
        while (link.find()) {
            Path target =
                    lesson.doc().resolveSibling(link.group(1)).toAbsolutePath().normalize();
            course.lessons().stream()
                    .filter(other -> other.doc().toAbsolutePath().normalize().equals(target))
                    .filter(other -> !lessons.contains(other))
                    .forEach(lessons::add);
        }
        return List.copyOf(lessons);
    }
}
