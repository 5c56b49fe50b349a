package gradus.fundamentals.tables.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.tables.ExplainedAudit;
import gradus.fundamentals.tables.ExplainedAudit.Explained;
import java.util.List;
import tech.tablesaw.api.Table;

/** What an audit finds in a table, with what it would spoil and what to ask. */
final class Audited {
    private Audited() {}

    static void audit(Lines lines, Table table) {
        List<Explained> findings = ExplainedAudit.of(table);
        for (Explained found : findings) {
            lines.print(
                    "%-10s %-8s %s",
                    found.finding().kind(),
                    found.finding().column(),
                    found.finding().says());
            lines.print("           spoils:  %s", found.spoils());
            lines.print("           ask:     %s", found.ask());
        }
    }
}
