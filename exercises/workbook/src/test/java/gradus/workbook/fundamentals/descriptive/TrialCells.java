package gradus.workbook.fundamentals.descriptive;

import gradus.datasets.DataSets;
import gradus.engine.check.Inputs;
import gradus.workbook.fundamentals.descriptive.LikeForLike.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tech.tablesaw.api.Row;

/** Cells of trials for {@link LikeForLike}: drawn ones, Berkeley, and the same cells told otherwise. */
final class TrialCells {
    private TrialCells() {}

    static Inputs<Cell> cells() {
        Inputs<Long> trials = Inputs.whole(0, 90).map(Integer::longValue).or(Inputs.choice(6_000_000_000L));
        return Inputs.choice("a", "b", "c")
                .and(Inputs.choice("easy", "hard", "other"), (group, stratum) -> new String[] {group, stratum})
                .and(trials, (of, n) -> new Cell(of[0], of[1], n, n))
                .and(
                        Inputs.whole(0, 6),
                        (cell, sixths) ->
                                new Cell(cell.group(), cell.stratum(), cell.trials() / 6 * sixths, cell.trials()));
    }

    static List<Cell> berkeley() {
        List<Cell> cells = new ArrayList<>();
        for (Row row : DataSets.UCB_ADMISSIONS.table()) {
            int count = row.getInt("count");
            int admitted = row.getString("admit").equals("Admitted") ? count : 0;
            cells.add(new Cell(row.getString("gender"), row.getString("dept"), admitted, count));
        }
        return cells;
    }

    static List<Cell> with(List<Cell> cells, Cell... more) {
        List<Cell> all = new ArrayList<>(cells);
        Collections.addAll(all, more);
        return all;
    }

    static List<Cell> reversed(List<Cell> cells) {
        List<Cell> reversed = new ArrayList<>(cells);
        Collections.reverse(reversed);
        return reversed;
    }

    static List<Cell> unshared(List<Cell> cells) {
        return cells.stream()
                .map(cell -> new Cell(
                        new String(cell.group().toCharArray()),
                        new String(cell.stratum().toCharArray()),
                        cell.successes(),
                        cell.trials()))
                .toList();
    }
}
