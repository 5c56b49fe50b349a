package gradus.datasets.audit;

import gradus.datasets.audit.Finding.Kind;
import gradus.datasets.table.ColumnType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;

/** A column of text that perhaps should be none: numbers with marks among them, or numbers in other clothes. */
final class TextColumn {
    /** Where so many cells are numbers, the others deserve a look even if they are of many kinds. */
    private static final double NEARLY_ALL = 0.95;

    private static final int FEW = 3;

    private final StringColumn column;
    private final Map<String, Integer> counts = new TreeMap<>(); // of each value
    private final int present;

    TextColumn(StringColumn column) {
        this.column = column;
        for (int i = 0; i < column.size(); i++) {
            if (!column.isMissing(i)) {
                counts.merge(column.get(i), 1, Integer::sum);
            }
        }
        present = counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What is odd about it, if anything is. */
    Optional<Finding> finding() {
        Optional<Finding> numbers = numbersAmongOthers();
        if (numbers.isPresent()) {
            return numbers;
        }
        Optional<Finding> clothes = inOtherClothes();
        return clothes.isPresent() ? clothes : marksAmongWords();
    }

    private Optional<Finding> numbersAmongOthers() {
        for (Predicate<String> kind : List.<Predicate<String>>of(TextColumn::isNumber, TextColumn::isTime)) {
            int fitting = count(kind);
            Set<String> others = values(kind.negate());
            boolean marks = others.stream().allMatch(Marks::isMarkAmongNumbers);
            boolean few = others.size() <= FEW && 2 * fitting >= present || fitting >= NEARLY_ALL * present;
            boolean codes = others.stream().anyMatch(cell -> cell.strip().matches("[-+]?\\d+"));
            if (fitting > 0 && !others.isEmpty() && (marks || few && !codes)) {
                String what = isNumber(first(kind)) ? "numbers" : "dates";
                return Optional.of(found(Kind.MARKS, among(fitting, what, others)));
            }
        }
        return Optional.empty();
    }

    private String among(int fitting, String what, Set<String> others) {
        int rest = present - fitting;
        return String.format(
                Locale.ROOT,
                "%d of %d cells are %s, the other %s %s: %s",
                fitting,
                present,
                what,
                rest == 1 ? "is" : rest + " are",
                listed(others),
                advice(others));
    }

    private Optional<Finding> marksAmongWords() {
        Set<String> marks = values(Marks::isMark);
        int marked = count(Marks::isMark);
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(found(
                Kind.MARKS,
                String.format(
                        Locale.ROOT,
                        "%d of %d cells %s %s: %s",
                        marked,
                        present,
                        marked == 1 ? "is" : "are",
                        listed(marks),
                        advice(marks))));
    }

    private Optional<Finding> inOtherClothes() {
        Set<String> dressed = values(cell -> !Marks.isMarkAmongNumbers(cell));
        Set<String> marks = values(Marks::isMarkAmongNumbers);
        return Clothes.of(dressed).map(clothes -> {
            int fitting = count(cell -> !Marks.isMarkAmongNumbers(cell));
            String cells = fitting == present ? "all " + present : fitting + " of " + present;
            String rest = marks.isEmpty() ? "" : "; the others are " + listed(marks) + ": " + advice(marks);
            return found(Kind.NUMERALS, cells + " cells would be numbers " + clothes + rest);
        });
    }

    private static String advice(Set<String> cells) {
        String options = cells.stream()
                .limit(FEW)
                .map(cell -> "--missing \"" + (cell.isBlank() ? " " : cell.strip()) + '"')
                .distinct()
                .map(option -> option.matches("--missing \"[A-Za-z/]+\"") ? option.replace("\"", "") : option)
                .collect(Collectors.joining(" "));
        return "if that means no value, say " + options + " (in code: withMissing)";
    }

    /** Up to three of the cells, as they are shown. */
    private static String listed(Set<String> cells) {
        Set<String> shown = cells.stream().map(Marks::shown).collect(Collectors.toCollection(LinkedHashSet::new));
        String some = shown.stream().limit(FEW).collect(Collectors.joining(", "));
        return shown.size() > FEW ? some + ", …" : some;
    }

    private Finding found(Kind kind, String says) {
        return new Finding(kind, column.name(), says);
    }

    private int count(Predicate<String> wanted) {
        return counts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Set<String> values(Predicate<String> wanted) {
        return counts.keySet().stream().filter(wanted).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String first(Predicate<String> wanted) {
        return counts.keySet().stream().filter(wanted).findFirst().orElseThrow();
    }

    private static boolean isNumber(String cell) {
        return ColumnType.NUMBER.holds(cell) || ColumnType.LONG.holds(cell);
    }

    private static boolean isTime(String cell) {
        return ColumnType.DATE.holds(cell) || ColumnType.TIMESTAMP.holds(cell);
    }
}
