package gradus.workbook.deployment.registry;

import gradus.engine.check.Inputs;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Changes of any kind in a row, and all that can be seen of them. */
final class PromotionSteps {
    /** One change; {@code now} is whether it names the champion that there is. */
    record Step(boolean back, int version, boolean now) {
        @Override
        public String toString() {
            return (back ? "roll back" : "promote " + version) + (now ? "" : " against another");
        }
    }

    private PromotionSteps() {}

    /** At most 8 of them. */
    static Inputs<List<Step>> any() {
        Inputs<Step> step = Inputs.whole(0, 9)
                .and(Inputs.whole(1, 5), (kind, version) -> new Step(kind % 3 == 0, version, kind != 1 && kind != 6));
        return Inputs.listOf(step, 8);
    }

    /** The outcomes, then the stages and events of the model weight. */
    @SuppressWarnings("try") // an open connection keeps the database, which is in memory
    static List<String> after(List<Step> steps) throws SQLException {
        String url = "jdbc:sqlite:file:agreement" + System.nanoTime() + "?mode=memory&cache=shared";
        try (Connection keeper = DriverManager.getConnection(url)) {
            DataSource database = PromotionTables.create(url);
            List<String> all = new ArrayList<>();
            for (Step step : steps) {
                String told = told(database, step);
                all.add(told.equals("stale") ? "refused" : told); // where both apply, either will do
            }
            all.addAll(PromotionTables.stages(database, "weight"));
            all.addAll(PromotionTables.events(database, "weight"));
            return all;
        }
    }

    private static String told(DataSource database, Step step) throws SQLException {
        List<String> champions = PromotionTables.champions(database, "weight");
        int champion = champions.isEmpty() ? 0 : Integer.parseInt(champions.get(0));
        int named = step.now() ? champion : champion + 1;
        return PromotionCase.told(database, p -> {
            if (step.back()) {
                p.rollBack("weight", named, "ada");
            } else {
                p.promote("weight", step.version(), named, "ada");
            }
        });
    }
}
