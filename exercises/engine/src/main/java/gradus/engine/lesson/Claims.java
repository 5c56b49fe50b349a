package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The claims of a page, each behind the sentence that a test asserts: {@code <!-- claim: BerkeleyTest#women_apply_elsewhere -->}, at
 * the end of a line or on lines of its own. Other directives must be ones that exist.
 */
final class Claims {
    private static final Pattern COMMENT = Pattern.compile("<!--\\s*(.*?)\\s*-->");
    private static final Pattern CLAIM = Pattern.compile("claim: ([\\p{L}\\p{N}_$]+)#([\\p{L}\\p{N}_$]+)");
    private static final Pattern DIRECTIVE = Pattern.compile("(\\w+)\\b.*");
    private static final Set<String> OTHERS = Set.of("snippet", "output", "benchmark", "prose");

    private final Course course;
    private final Lesson lesson;
    private final List<String> problems = new ArrayList<>();

    private Claims(Course course, Lesson lesson) {
        this.course = course;
        this.lesson = lesson;
    }

    /** What is wrong with the directives of a page; whether a fence is what its directive quotes is the weaver's business. */
    static List<String> problems(Course course, Lesson lesson, String page) throws IOException {
        Claims claims = new Claims(course, lesson);
        boolean fenced = false;
        String before = "";
        List<String> lines = page.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean fence = line.strip().startsWith("```");
            fenced ^= fence;
            if (!fenced && !fence) {
                String read = line.replaceAll("`[^`]*`", "`");
                claims.line("line " + (i + 1) + ": ", read, before);
                before = COMMENT.matcher(read).replaceAll("").isBlank() ? before : read;
            } else {
                before = line;
            }
        }
        return claims.problems;
    }

    private void line(String place, String line, String before) throws IOException {
        Matcher comment = COMMENT.matcher(line);
        while (comment.find()) {
            Matcher claim = CLAIM.matcher(comment.group(1));
            Matcher directive = DIRECTIVE.matcher(comment.group(1));
            if (claim.matches()) {
                String fault = fault(line, comment.start(), before);
                fault = fault.isEmpty() ? TestMethods.fault(course, lesson, claim.group(1), claim.group(2)) : fault;
                if (!fault.isEmpty()) {
                    problems.add(place + fault + " (" + comment.group() + ")");
                }
            } else if (!directive.matches() || !OTHERS.contains(directive.group(1))) {
                problems.add(
                        place + "must be a directive such as <!-- claim: Class#test -->, but is " + comment.group());
            }
        }
    }

    private static String fault(String line, int start, String before) {
        String words = COMMENT.matcher(line).replaceAll("");
        boolean first = line.substring(0, start).replaceAll("^[>\\s]*", "").isEmpty();
        if (first && !words.replaceAll("^[>\\s]*", "").isEmpty()) {
            return "a claim at the beginning of a line must stand there without text, or Markdown takes the text for HTML";
        }
        String said = words.replaceAll("^[>\\s]*", "").isEmpty() ? before : words;
        return said.isBlank() || said.startsWith("#")
                ? "a claim must follow the sentence that its test asserts, but follows none"
                : "";
    }
}
