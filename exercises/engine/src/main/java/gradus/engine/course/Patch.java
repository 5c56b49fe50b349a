package gradus.engine.course;

import gradus.engine.exercise.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change of one or more places of the answer, written as a diff.
 *
 * @param hunks one for each place, from top to bottom
 */
public record Patch(List<Hunk> hunks) implements Change {
    private static final String NEXT = "@@";

    /**
     * What changes in one place. Each line begins with a blank, {@code -} or {@code +}; an empty one is a blank line that stays.
     *
     * @param place file and line where it is written
     */
    public record Hunk(String place, List<String> lines) {
        List<String> before() {
            return without('+');
        }

        List<String> after() {
            return without('-');
        }

        private List<String> without(char sign) {
            return lines.stream()
                    .filter(line -> line.isEmpty() || line.charAt(0) != sign)
                    .map(line -> line.isEmpty() ? "" : line.substring(1))
                    .toList();
        }
    }

    /**
     * Reads the lines of a fence.
     *
     * @param file the name of the page
     * @param first the number of the first line in it
     * @throws IllegalArgumentException naming file and line
     */
    static Patch parse(String file, int first, List<String> lines) {
        List<Hunk> hunks = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith(NEXT)) {
                if (i > from || i == lines.size()) {
                    hunks.add(hunk(file, first + from, lines.subList(from, i)));
                }
                from = i + 1;
            } else if (!lines.get(i).isEmpty() && " +-".indexOf(lines.get(i).charAt(0)) < 0) {
                throw new IllegalArgumentException(file + ":" + (first + i)
                        + ": a line of a diff must begin with a blank, - or +, or be @@ between two places, but is '"
                        + lines.get(i) + "'");
            }
        }
        return new Patch(List.copyOf(hunks));
    }

    private static Hunk hunk(String file, int line, List<String> lines) {
        Hunk hunk = new Hunk(file + ":" + line, List.copyOf(lines));
        if (hunk.before().equals(hunk.after())) {
            throw new IllegalArgumentException(
                    hunk.place() + ": the diff must change something, but has no - or + line");
        }
        if (hunk.before().stream().allMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    hunk.place() + ": the diff must hold a line of the solution, to say where it belongs");
        }
        return hunk;
    }

    @Override
    public String applyTo(Solution solution) {
        List<String> answer = solution.answer().lines().toList();
        List<String> changed = new ArrayList<>();
        int done = 0;
        for (Hunk hunk : hunks) {
            int at = placeOf(hunk, answer);
            if (at < done) {
                throw new IllegalArgumentException(
                        hunk.place() + ": the places of a diff must follow each other from top to bottom");
            }
            changed.addAll(answer.subList(done, at));
            changed.addAll(hunk.after());
            done = at + hunk.before().size();
        }
        changed.addAll(answer.subList(done, answer.size()));
        return String.join("\n", changed) + "\n";
    }

    private static int placeOf(Hunk hunk, List<String> answer) {
        List<String> before = hunk.before();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + before.size() <= answer.size(); i++) {
            if (answer.subList(i, i + before.size()).equals(before)) {
                places.add(i);
            }
        }
        if (places.size() != 1) {
            throw new IllegalArgumentException(hunk.place()
                    + ": these lines must occur exactly once in the solution, but occur "
                    + (places.isEmpty() ? "nowhere" : places.size() + " times") + ":\n" + String.join("\n", before));
        }
        return places.get(0);
    }

    @Override
    public List<String> asDiff(Solution solution) {
        return hunks.stream()
                .flatMap(hunk -> Stream.concat(
                        hunk.equals(hunks.get(0)) ? Stream.empty() : Stream.of(NEXT), hunk.lines().stream()))
                .toList();
    }
}
