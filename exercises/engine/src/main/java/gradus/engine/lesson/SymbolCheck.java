package gradus.engine.lesson;

import gradus.engine.course.Course;
import gradus.engine.lesson.TermsTable.Symbol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One symbol means one thing on a page: what the page's own row says, or else the one meaning that it has in the lessons that
 * <em>Before</em> names and at school.
 */
final class SymbolCheck {
    private final Page page;
    private final TermsTable table;
    private final Set<String> known;

    SymbolCheck(Course course, Page page, TermsTable table) throws IOException {
        this.page = page;
        this.table = table;
        this.known = page.known(course);
        known.add(TermsTable.SCHOOL);
    }

    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        Set<String> used = page.formulas().symbols();
        Set<String> all = new TreeSet<>(used);
        table.symbols().stream()
                .filter(row -> row.lessons().contains(page.lesson().slug()))
                .forEach(row -> all.add(row.symbol()));
        for (String symbol : all) {
            String fault = fault(symbol, used.contains(symbol));
            if (!fault.isEmpty()) {
                gaps.add(new Gap("symbol " + symbol, "the symbol " + symbol + " " + fault));
            }
        }
        return gaps;
    }

    private String fault(String symbol, boolean used) {
        Set<String> own = meanings(symbol, Set.of(page.lesson().slug()));
        if (!used) {
            return "has a row in terms.md that names this page, but stands in no formula of it";
        }
        if (own.size() > 1) {
            return "must mean one thing on this page, but means " + String.join(" and ", own);
        }
        Set<String> inherited = meanings(symbol, known);
        if (own.isEmpty() && inherited.size() != 1) {
            return "must have a row in terms.md that names this page"
                    + (inherited.isEmpty() ? "" : ", for before it means " + String.join(" and ", inherited));
        }
        return "";
    }

    private Set<String> meanings(String symbol, Set<String> lessons) {
        Set<String> meanings = new TreeSet<>();
        for (Symbol row : table.symbols()) {
            if (row.symbol().equals(symbol) && row.lessons().stream().anyMatch(lessons::contains)) {
                meanings.add(row.meaning());
            }
        }
        return meanings;
    }
}
