package gradus.engine.course;

import gradus.engine.exercise.Solution;
import gradus.engine.exercise.Solution.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another right answer, {@code Foo.<lower-case-words>.java} beside the solution {@code Foo.java}. It is a whole file, which begins
 * with its package, or an excerpt: imports, and the solution's class with the members that hold the regions that differ. In an
 * excerpt each region has the words that it has in the solution, and every other line but comments stands in the solution too.
 *
 * @param name such as {@code two-passes}
 * @param file where it stands
 */
public record Alternative(String name, Path file) {
    private static final Pattern COMMENT = Pattern.compile("\\s*(//.*|/?\\*.*)?");

    /** How the file of an alternative of this class is named; the first group is the alternative's name. */
    static Pattern fileOf(String simpleName) {
        return Pattern.compile(Pattern.quote(simpleName) + "\\.([a-z0-9]+(?:-[a-z0-9]+)*)\\.java");
    }

    static List<Alternative> beside(Path solution) throws IOException {
        String name = solution.getFileName().toString();
        Pattern alternative = fileOf(name.substring(0, name.length() - ".java".length()));
        List<Alternative> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(solution.getParent())) {
            for (Path file : files.sorted().toList()) {
                Matcher matcher = alternative.matcher(file.getFileName().toString());
                if (matcher.matches()) {
                    found.add(new Alternative(matcher.group(1), file));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The name as words, such as "two passes". */
    public String words() {
        return name.replace('-', ' ');
    }

    /** What stands in its file, markers left out: the whole answer, or what differs in it. */
    public String text() throws IOException {
        String text = Files.readString(file);
        return isWhole(text) ? text : Solution.parse(text).answer();
    }

    /**
     * The whole file as someone who answered so would have written it.
     *
     * @throws IllegalArgumentException if it is an excerpt that does not fit the solution, naming the file
     */
    public String answer(Solution solution) throws IOException {
        String text = Files.readString(file);
        return isWhole(text) ? text : filledIn(text, solution);
    }

    private static boolean isWhole(String text) {
        return text.lines().anyMatch(line -> line.startsWith("package "));
    }

    private String filledIn(String text, Solution solution) {
        try {
            Solution excerpt = Solution.parse(text);
            List<String> lines = excerpt.answer().lines().toList();
            List<String> around = new ArrayList<>(lines);
            Map<Region, List<String>> bodies = new HashMap<>();
            for (Region region : excerpt.regions()) {
                List<String> body = lines.subList(region.from(), region.to());
                if (bodies.put(same(region, solution), body) != null) {
                    throw new IllegalArgumentException("two regions are called '" + region.words() + "'");
                }
                around.subList(region.from(), region.to()).replaceAll(line -> "");
            }
            requireNothingElse(around, solution);
            return solution.with(
                    bodies, around.stream().filter(Alternative::isImport).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static Region same(Region region, Solution solution) {
        List<Region> same = solution.regions().stream()
                .filter(r -> r.words().equals(region.words()))
                .toList();
        if (same.size() != 1) {
            throw new IllegalArgumentException("one region of the solution must be called '" + region.words()
                    + "', but " + (same.isEmpty() ? "none is" : same.size() + " are"));
        }
        return same.get(0);
    }

    private static void requireNothingElse(List<String> around, Solution solution) {
        List<String> known = new ArrayList<>(solution.answer().lines().toList());
        solution.regions()
                .forEach(region -> known.subList(region.from(), region.to()).replaceAll(line -> ""));
        for (String line : around) {
            if (!isImport(line) && !COMMENT.matcher(line).matches() && !known.contains(line)) {
                throw new IllegalArgumentException(
                        "outside its regions an excerpt must hold only what the solution has there, but not '"
                                + line.strip() + "'");
            }
        }
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }
}
