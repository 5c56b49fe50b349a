package gradus.kit.sql;

import gradus.engine.check.Inputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A small database, as an input of {@link gradus.engine.check.Agreement}.
 *
 * @param rows rows by the name of their table, values in the order of its columns; trailing columns may be left out
 */
public record Tables(Map<String, List<List<Object>>> rows) {
    /**
     * Small databases; one with a row less is simpler.
     *
     * @param draw makes a random one
     * @param edges asked first
     */
    public static Inputs<Tables> drawn(Function<RandomGenerator, Tables> draw, Tables... edges) {
        return Inputs.from(List.of(edges), draw, Tables::withoutOne);
    }

    /** The rows of a query on this database; it can be asked of answer and solution alike. */
    public List<List<Object>> ask(String sql) {
        return Given.holding(rows, sql).rows();
    }

    private Stream<Tables> withoutOne() {
        List<Tables> simpler = new ArrayList<>();
        rows.forEach((table, all) -> {
            for (int i = 0; i < all.size(); i++) {
                List<List<Object>> fewer = new ArrayList<>(all);
                fewer.remove(i);
                Map<String, List<List<Object>>> others = new LinkedHashMap<>(rows);
                others.put(table, fewer);
                simpler.add(new Tables(others));
            }
        });
        return simpler.stream();
    }
}
