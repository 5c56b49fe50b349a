package gradus.engine.exercise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A solution with its markers, from which the answer and the stub are derived.
 *
 * <pre>{@code
 * // begin solution: what the learner is to write
 * the answer's lines
 * // instead of
 * // what the stub has instead of a todo, commented out: a planted fault, or a method with its todo
 * // end solution
 * }</pre>
 */
public final class Solution {
    private static final Pattern BEGIN = Pattern.compile("(\\s*)// begin solution: (.+)");
    private static final Pattern INSTEAD = Pattern.compile("\\s*// instead of");
    private static final Pattern END = Pattern.compile("\\s*// end solution");
    private static final Pattern COMMENTED = Pattern.compile("(\\s*)//( ?)(.*)");
    private static final Pattern JUMP = Pattern.compile("(return|throw)\\b.*");
    private static final String IMPORT = "import static gradus.engine.exercise.Todo.todo;";

    /**
     * One marked part of the answer.
     *
     * @param words what the learner is to write there
     * @param indent the blanks before its markers
     * @param from the index of its first line in the answer, from 0
     * @param to the index after its last line
     */
    public record Region(String words, String indent, int from, int to) {}

    private final String answer;
    private final String stub;
    private final List<Region> regions;

    private Solution(String answer, String stub, List<Region> regions) {
        this.answer = answer;
        this.stub = stub;
        this.regions = regions;
    }

    /**
     * Reads a marked solution.
     *
     * @param text the whole file
     * @throws IllegalArgumentException if there is no marked region, or the markers do not pair up
     */
    public static Solution parse(String text) {
        List<String> answer = new ArrayList<>();
        List<String> stub = new ArrayList<>();
        List<String> region = new ArrayList<>();
        List<Region> regions = new ArrayList<>();
        List<String> faulty = null;
        Matcher begin = null;
        boolean needsTodo = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher beginning = BEGIN.matcher(line);
            if (beginning.matches()) {
                require(begin == null, number, "a solution begins inside another");
                begin = beginning;
            } else if (INSTEAD.matcher(line).matches()) {
                require(begin != null && faulty == null, number, "'instead of' stands outside a solution, or twice");
                faulty = new ArrayList<>();
            } else if (END.matcher(line).matches()) {
                require(begin != null, number, "a solution ends that did not begin");
                needsTodo |= faulty == null || faulty.stream().anyMatch(faultyLine -> faultyLine.contains("todo(\""));
                int from = answer.size();
                answer.addAll(region);
                regions.add(new Region(begin.group(2).strip(), begin.group(1), from, answer.size()));
                stub.addAll(faulty != null ? faulty : List.of(todo(begin.group(1), begin.group(2), region)));
                region.clear();
                faulty = null;
                begin = null;
            } else if (faulty != null) {
                Matcher commented = COMMENTED.matcher(line);
                require(commented.matches(), number, "a faulty line must be a // comment");
                faulty.add((commented.group(1) + commented.group(3)).stripTrailing());
            } else if (begin != null) {
                region.add(line);
            } else {
                answer.add(line);
                stub.add(line);
            }
        }
        require(begin == null, number, "the last solution does not end");
        require(!regions.isEmpty(), number, "no '// begin solution: …' was found");
        return new Solution(
                join(answer), join(FreshStub.of(needsTodo ? withImport(stub) : stub)), List.copyOf(regions));
    }

    /** The whole file as someone who solved it would have written it: without markers. */
    public String answer() {
        return answer;
    }

    /** The whole file as the learner gets it. */
    public String stub() {
        return stub;
    }

    /** The marked parts of the answer, from top to bottom. */
    public List<Region> regions() {
        return regions;
    }

    /**
     * The answer with other lines in some of its regions.
     *
     * @param bodies what stands in a region instead, as whole lines
     * @param imports lines that belong among the imports; those that are there already change nothing
     */
    public String with(Map<Region, List<String>> bodies, List<String> imports) {
        List<String> lines = new ArrayList<>(answer.lines().toList());
        for (int i = regions.size() - 1; i >= 0; i--) {
            Region region = regions.get(i);
            if (bodies.containsKey(region)) {
                List<String> old = lines.subList(region.from(), region.to());
                old.clear();
                old.addAll(bodies.get(region));
            }
        }
        addImports(lines, imports);
        return join(lines);
    }

    /** Puts imports before the first that is there, or after the package. */
    private static void addImports(List<String> lines, List<String> imports) {
        List<String> missing =
                imports.stream().filter(line -> !lines.contains(line)).toList();
        for (int i = 0; i < lines.size() && !missing.isEmpty(); i++) {
            if (lines.get(i).startsWith("import ")) {
                lines.addAll(i, missing);
                return;
            }
        }
        if (!missing.isEmpty()) {
            int at = 1
                    + lines.indexOf(lines.stream()
                            .filter(line -> line.startsWith("package "))
                            .findFirst()
                            .orElse(null));
            lines.addAll(at, missing);
            lines.add(at, "");
        }
    }

    /** Whether a learner's file still is the stub; line ends and blanks at their ends do not count. */
    public boolean isStub(String source) {
        return Objects.equals(normal(source), normal(stub));
    }

    /** What two texts share that differ in line ends and in blanks at their ends alone. */
    public static String print(String source) {
        try {
            byte[] bytes = normal(source).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String normal(String source) {
        return join(source.lines().map(String::stripTrailing).toList()).strip();
    }

    private static String todo(String indent, String words, List<String> region) {
        String call = "todo(\"" + words.strip().replace("\\", "\\\\").replace("\"", "\\\"") + "\");";
        return indent + (jumpsAtItsEnd(indent, region) ? "return " : "") + call;
    }

    /** The last statement at the region's own indentation decides whether the stub must return something. */
    private static boolean jumpsAtItsEnd(String indent, List<String> region) {
        for (int i = region.size() - 1; i >= 0; i--) {
            String line = region.get(i);
            boolean atIndent = line.startsWith(indent)
                    && line.length() > indent.length()
                    && !Character.isWhitespace(line.charAt(indent.length()));
            if (atIndent && !line.strip().startsWith("//") && !line.strip().matches("[)}\\]].*")) {
                return JUMP.matcher(line.strip()).matches();
            }
        }
        return false;
    }

    private static List<String> withImport(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        if (!all.contains(IMPORT)) {
            int at = 0;
            while (at < all.size() && !all.get(at).startsWith("package ")) {
                at++;
            }
            if (at == all.size()) {
                return all; // an excerpt: nobody gets a stub of it
            }
            boolean staticFollows = at + 2 < all.size() && all.get(at + 2).startsWith("import static ");
            all.addAll(at + 1, staticFollows ? List.of("", IMPORT) : List.of("", IMPORT));
            if (staticFollows) {
                all.remove(at + 3);
            }
        }
        return all;
    }

    private static String join(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static void require(boolean condition, int line, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("line " + line + " of the solution: " + problem);
        }
    }
}
