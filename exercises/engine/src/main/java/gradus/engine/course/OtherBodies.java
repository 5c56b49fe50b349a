package gradus.engine.course;

import gradus.engine.exercise.Solution;
import gradus.engine.exercise.Solution.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A change that writes something else into marked regions of the solution.
 *
 * @param bodies one for each region
 */
public record OtherBodies(List<Body> bodies) implements Change {
    /**
     * What stands in one region instead. Lines that begin with {@code import} come first and belong to the top of the file.
     *
     * @param place file and line where it is written
     * @param region the number of the region in the solution, from 1
     * @param lines without the region's indentation
     */
    public record Body(String place, int region, List<String> lines) {
        private int imports() {
            int count = 0;
            while (count < lines.size() && lines.get(count).startsWith("import ")) {
                count++;
            }
            return count;
        }

        private List<String> code() {
            int from = imports();
            return lines.subList(
                    from < lines.size() && from > 0 && lines.get(from).isBlank() ? from + 1 : from, lines.size());
        }

        private Region in(Solution solution) {
            int all = solution.regions().size();
            if (region > all) {
                throw new IllegalArgumentException(place + ": the solution has "
                        + (all == 1 ? "1 region" : all + " regions") + ", but the fence names region " + region);
            }
            return solution.regions().get(region - 1);
        }
    }

    @Override
    public String applyTo(Solution solution) {
        Map<Region, List<String>> written = new HashMap<>();
        List<String> imports = new ArrayList<>();
        for (Body body : bodies) {
            Region region = body.in(solution);
            imports.addAll(body.lines().subList(0, body.imports()));
            List<String> earlier = written.put(
                    region,
                    body.code().stream()
                            .map(line -> line.isBlank() ? "" : region.indent() + line)
                            .toList());
            if (earlier != null) {
                throw new IllegalArgumentException(body.place() + ": region " + body.region() + " has a body already");
            }
        }
        return solution.with(written, imports);
    }

    @Override
    public List<String> asDiff(Solution solution) {
        List<String> diff = new ArrayList<>();
        for (Body body : bodies) {
            diff.add("@@ all of: " + body.in(solution).words());
            body.lines().forEach(line -> diff.add("+" + line));
        }
        return diff;
    }
}
