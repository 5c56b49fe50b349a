package gradus.datasets.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gradus.datasets.DataSets;
import gradus.datasets.audit.Finding.Kind;
import gradus.datasets.synthetic.Generators;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class AuditTest {
    @Test
    void a_clean_table_has_no_findings() {
        assertThat(Audit.of(Generators.classification(500, 3, 1, 1, 0.1, 1), "class"))
                .isEmpty();
        assertThat(Audit.of(Generators.regression(500, 3, List.of(1.0, 1.0), 0, 1, 1), "y"))
                .isEmpty();
    }

    @Test
    void missing_values_are_counted() {
        assertThat(Audit.of(DataSets.PENGUINS.table(), "species"))
                .contains(
                        new Finding(Kind.MISSING, "sex", "11 of 344 cells (3.2%) have no value"),
                        new Finding(Kind.MISSING, "body_mass_g", "2 of 344 cells (0.6%) have no value"))
                .noneMatch(f -> f.kind() == Kind.LEAKAGE);
    }

    @Test
    void copies_of_rows_are_counted_as_the_catalogue_of_each_set_says() {
        assertThat(kinds(DataSets.CONCRETE.table(), "compressive_strength"))
                .contains("DUPLICATES : 25 of 1030 rows are exact copies of earlier ones");
        assertThat(kinds(DataSets.SPAMBASE.table(), "type"))
                .contains("DUPLICATES : 391 of 4601 rows are exact copies of earlier ones");
        assertThat(kinds(DataSets.PENGUINS.table(), "species")).noneMatch(f -> f.startsWith("DUPLICATES"));
    }

    @Test
    void a_smell_that_gives_the_mushroom_away_and_a_veil_that_says_nothing() {
        List<Finding> findings = Audit.of(DataSets.MUSHROOM.table(), "class");
        assertThat(findings)
                .contains(
                        new Finding(
                                Kind.LEAKAGE,
                                "odor",
                                "alone it predicts class on rows it has not seen, with 96.6% of the error of a constant removed"),
                        new Finding(Kind.CONSTANT, "veil_type", "every value is partial"))
                .filteredOn(f -> f.kind() == Kind.LEAKAGE)
                .extracting(Finding::column)
                .containsExactly("odor");
    }

    @Test
    void a_copy_of_the_target_is_found_whether_class_or_number_straight_or_bent() {
        Table blobs = Generators.blobs(300, 2, 3, 5, 4);
        DoubleColumn code = DoubleColumn.create("code");
        blobs.intColumn("class").forEach(c -> code.append(7 - 2 * c));
        assertThat(Audit.of(blobs.addColumns(code), "class"))
                .contains(
                        new Finding(
                                Kind.LEAKAGE,
                                "code",
                                "alone it predicts class on rows it has not seen, with 100.0% of the error of a constant removed"));
        Table friedman = Generators.friedman1(2000, 5, 1, 4);
        DoubleColumn bent = DoubleColumn.create("bent");
        friedman.doubleColumn("y").forEach(y -> bent.append(Math.exp(-y / 5)));
        assertThat(Audit.of(friedman.addColumns(bent), "y"))
                .filteredOn(f -> f.kind() == Kind.LEAKAGE)
                .extracting(Finding::column)
                .containsExactly("bent");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"code", "noisy code", "noise"})
    void what_gives_a_rare_class_away_is_found_among_ten_thousand_rows(String name) {
        SplittableRandom random = new SplittableRandom(1);
        IntColumn fraud = IntColumn.create("fraud");
        DoubleColumn number = DoubleColumn.create(name);
        for (int i = 0; i < 10_000; i++) {
            int label = i % 500 == 3 ? 1 : 0;
            fraud.append(label);
            number.append(
                    switch (name) {
                        case "code" -> 7 - 4 * label;
                        case "noisy code" -> 9 * label + random.nextDouble();
                        default -> random.nextDouble();
                    });
        }
        assertThat(Audit.of(Table.create(fraud, number), "fraud"))
                .filteredOn(finding -> finding.kind() == Kind.LEAKAGE)
                .hasSize(name.endsWith("code") ? 1 : 0);
    }

    @Test
    void a_number_that_gives_the_time_away_is_found_however_large_it_is() {
        DoubleColumn start = DoubleColumn.create("start");
        DoubleColumn end = DoubleColumn.create("end");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 1000; i++) {
            double seconds = 1.7e9 + random.nextDouble();
            start.append(seconds);
            end.append(seconds + 0.5);
        }
        assertThat(Audit.of(Table.create(start, end), "end"))
                .extracting(Finding::kind, Finding::column)
                .containsExactly(tuple(Kind.LEAKAGE, "start"));
    }

    @Test
    void a_name_of_the_row_knows_nothing_of_rows_it_has_not_seen() {
        Table moons = Generators.moons(200, 0.1, 1);
        StringColumn name = StringColumn.create("name");
        for (int i = 0; i < 200; i++) {
            name.append("row " + i);
        }
        assertThat(Audit.of(moons.addColumns(name), "class"))
                .containsExactly(new Finding(
                        Kind.IDENTIFIER,
                        "name",
                        "each of its 200 values occurs once: a name of the row, not a property"));
    }

    @Test
    void outliers_lie_far_beyond_the_quartiles() {
        Table davis = DataSets.DAVIS.table();
        assertThat(Audit.of(davis))
                .contains(new Finding(
                        Kind.OUTLIERS,
                        "height",
                        "1 of 200 numbers lie more than 3 interquartile ranges beyond the quartiles 164.0 and 177.25, "
                                + "the furthest is 57.0"));
        Table edge = Table.create(
                DoubleColumn.create("x", 0, 1, 2, 3, 4, 10), DoubleColumn.create("flat", 1, 1, 1, 1, 1, 2));
        // quartiles 1.25 and 3.75: the fence stands at 3.75 + 3 · 2.5 = 11.25; a flat column has no fence
        assertThat(Audit.of(edge)).isEmpty();
        edge.doubleColumn("x").set(5, 11.25);
        assertThat(Audit.of(edge)).as("on the fence").isEmpty();
        edge.doubleColumn("x").set(5, 11.26);
        assertThat(Audit.of(edge)).extracting(Finding::kind).containsExactly(Kind.OUTLIERS);
        Table mirrored = Table.create(DoubleColumn.create("x", 0, -1, -2, -3, -4, -11.25));
        assertThat(Audit.of(mirrored)).as("on the lower fence").isEmpty();
        mirrored.doubleColumn("x").append(100).appendMissing();
        // sorted: -11.25, -4, -3, -2, -1, 0, 100; quartiles -3.5 and -0.5; 7.75 below the lower, 100.5 above the upper
        assertThat(Audit.of(mirrored))
                .filteredOn(f -> f.kind() == Kind.OUTLIERS)
                .extracting(Finding::says)
                .containsExactly(
                        "1 of 7 numbers lie more than 3 interquartile ranges beyond the quartiles -3.5 and -0.5, "
                                + "the furthest is 100.0");
        assertThat(Audit.of(Table.create(DoubleColumn.create("x", 0, 1, 1000))))
                .as("too few for quartiles")
                .isEmpty();
    }

    @Test
    void a_column_of_many_whole_numbers_is_no_class() {
        IntColumn thirty = IntColumn.create("y");
        IntColumn more = IntColumn.create("y");
        IntColumn equal = IntColumn.create("y");
        DoubleColumn x = DoubleColumn.create("x");
        for (int i = 0; i < 310; i++) {
            thirty.append(i < 280 ? 0 : i - 280);
            more.append(i < 280 ? 0 : i - 279);
            equal.append(i % 30);
            x.append(i * 0.381966 % 1);
        }
        assertThat(Audit.of(Table.create(thirty, x), "y"))
                .filteredOn(f -> f.kind() == Kind.IMBALANCE)
                .as("29 rare classes beside a frequent one")
                .hasSize(29);
        assertThat(Audit.of(Table.create(more, x), "y"))
                .as("31 values are numbers")
                .noneMatch(f -> f.kind() == Kind.IMBALANCE);
        assertThat(Audit.of(Table.create(equal, x), "y"))
                .as("equally frequent classes are not rare")
                .isEmpty();
    }

    @Test
    void exactly_one_in_twenty_is_not_rare() {
        StringColumn labels = StringColumn.create("c");
        for (int i = 0; i < 100; i++) {
            labels.append(i < 5 ? "few" : i < 9 ? "fewer" : "many");
        }
        assertThat(Audit.of(Table.create(labels), "c"))
                .filteredOn(f -> f.kind() == Kind.IMBALANCE)
                .containsExactly(new Finding(Kind.IMBALANCE, "c", "class fewer has 4 of 100 rows (4.0%)"));
    }

    @Test
    void empty_and_single_columns_are_no_constants_of_nothing() {
        assertThat(Audit.of(Table.create(StringColumn.create("a"), DoubleColumn.create("b"))))
                .isEmpty();
        Table none = Table.create(StringColumn.create("a", "", ""));
        assertThat(Audit.of(none)).extracting(Finding::kind).containsExactly(Kind.DUPLICATES, Kind.MISSING);
        StringColumn names = StringColumn.create("name");
        for (int i = 0; i < 9; i++) {
            names.append("n" + i);
        }
        assertThat(Audit.of(Table.create(names.copy())))
                .as("nine rows say little")
                .isEmpty();
        assertThat(Audit.of(Table.create(names.append("n9").append(""))))
                .extracting(Finding::kind)
                .containsExactly(Kind.MISSING, Kind.IDENTIFIER);
    }

    @Test
    void rare_classes_are_named_with_their_share() {
        Table sensors = DataSets.SENSOR_NETWORK.table();
        assertThat(Audit.of(sensors, "label"))
                .contains(new Finding(Kind.IMBALANCE, "label", "class 1 has 149 of 18914 rows (0.8%)"));
        Table even = Table.create(IntColumn.create("c", 0, 1, 0, 1), DoubleColumn.create("x", 1, 2, 3, 4));
        assertThat(Audit.of(even, "c")).isEmpty();
    }

    @Test
    void marks_among_numbers_dates_and_words_are_found_and_never_read_as_missing() {
        assertThat(finding("NA", "7", "8", "NA", "9"))
                .isEqualTo(
                        "MARKS 3 of 5 cells are numbers, the other 2 are NA: if that means no value, say --missing NA (in code: withMissing)");
        assertThat(finding("   ", "7", "8.5"))
                .isEqualTo("MARKS 2 of 3 cells are numbers, the other is blank: "
                        + "if that means no value, say --missing \" \" (in code: withMissing)");
        assertThat(finding("2024-02-29", "?", "2024-03-01"))
                .isEqualTo("MARKS 2 of 3 cells are dates, the other is ?: "
                        + "if that means no value, say --missing \"?\" (in code: withMissing)");
        assertThat(finding("red", "N/A", "blue", "red"))
                .isEqualTo("MARKS 1 of 4 cells is N/A: "
                        + "if that means no value, say --missing N/A (in code: withMissing)");
        assertThat(finding("1", "2", "3", "tbc")).startsWith("MARKS 3 of 4 cells are numbers, the other is tbc: ");
        for (String mark : List.of(
                "NA", "N/A", "n/a", "NaN", "null", "None", "NULL", "?", "-", "--", ".", " ", "#N/A", "#DIV/0!", "nil",
                "<NA>")) {
            assertThat(finding("1", "2", mark)).startsWith("MARKS 2 of 3 cells are numbers, the other is ");
        }
        for (String[] clean : List.of(
                new String[] {"red", "none", "blue"}, new String[] {"01234", "90210", "10115"},
                new String[] {"12", "12a", "13b", "7c", "8d"}, new String[] {"a", "b"})) {
            assertThat(finding(clean)).as(List.of(clean).toString()).isEmpty();
        }
    }

    @Test
    void numbers_in_other_clothes_are_found_and_are_no_names_of_rows() {
        String file = ": take that off in the file";
        assertThat(finding("1,5", "2,25", "30"))
                .isEqualTo(
                        "NUMERALS all 3 cells would be numbers with a decimal comma: say --decimal , (in code: withDecimal(','))");
        assertThat(finding("1,100.50", "2,107", "9"))
                .isEqualTo("NUMERALS all 3 cells would be numbers without the commas between thousands" + file);
        assertThat(finding("$10.99", "-$3", "$4")).isEqualTo("NUMERALS all 3 cells would be numbers without $" + file);
        assertThat(finding("12%", "3 %", "0%")).isEqualTo("NUMERALS all 3 cells would be numbers without %" + file);
        assertThat(finding("12 kg", "3.5 kg")).isEqualTo("NUMERALS all 2 cells would be numbers without kg" + file);
        assertThat(finding("1.100,50 €", "7,5 €"))
                .isEqualTo("NUMERALS all 2 cells would be numbers without € and the points between thousands "
                        + "(a comma then stands before the decimals)" + file);
        assertThat(finding("$1,100.50", "$7"))
                .isEqualTo("NUMERALS all 2 cells would be numbers without $ and the commas between thousands" + file);
        assertThat(finding("1 100", "22 000"))
                .isEqualTo("NUMERALS all 2 cells would be numbers without what parts the thousands" + file);
        assertThat(finding("1,234", "5,678"))
                .contains("the commas between thousands (or, if 1,234 is a little more than one");
        assertThat(finding("1,5", "NA", "2,5"))
                .isEqualTo("NUMERALS 2 of 3 cells would be numbers with a decimal comma: "
                        + "say --decimal , (in code: withDecimal(',')); the others are NA: if that means no value, say --missing NA "
                        + "(in code: withMissing)");
        for (String[] clean : List.of(
                new String[] {"a1", "b2"},
                new String[] {"1.2.3.4", "5.6.7.8"},
                new String[] {"12-13", "14-15"},
                new String[] {"12:30", "13:45"},
                new String[] {"1,5;2", "3,5;4"})) {
            assertThat(finding(clean)).as(List.of(clean).toString()).isEmpty();
        }
        StringColumn rent = StringColumn.create("rent");
        IntStream.range(0, 15).forEach(i -> rent.append(500 + 13 * i + ",50"));
        assertThat(Audit.of(Table.create(rent))).extracting(Finding::kind).containsExactly(Kind.NUMERALS);
    }

    private static String finding(String... cells) {
        return Audit.of(Table.create(StringColumn.create("c", cells))).stream()
                .filter(f -> f.kind() == Kind.MARKS || f.kind() == Kind.NUMERALS)
                .map(f -> f.kind() + " " + f.says())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_value_that_is_there_only_where_the_answer_is_yes_is_a_leak() {
        for (String gap : List.of("", " ", "NA")) {
            for (boolean constant : new boolean[] {false, true}) {
                StringColumn churn = StringColumn.create("churn");
                StringColumn closed = StringColumn.create("closed");
                DoubleColumn spent = DoubleColumn.create("spent");
                for (int i = 0; i < 60; i++) {
                    boolean yes = i % 3 == 0;
                    churn.append(yes ? "yes" : "no");
                    closed.append(yes ? constant ? "closed" : "day " + i : gap);
                    spent.append(i * 37 % 60);
                }
                assertThat(Audit.of(Table.create(churn, closed, spent), "churn"))
                        .filteredOn(f -> f.kind() == Kind.LEAKAGE)
                        .containsExactly(new Finding(
                                Kind.LEAKAGE,
                                "closed",
                                "whether it has a value predicts churn on rows it "
                                        + "has not seen, with 100.0% of the error of a constant removed"));
            }
        }
        DoubleColumn price = DoubleColumn.create("price");
        DoubleColumn sold = DoubleColumn.create("sold");
        DoubleColumn unrelated = DoubleColumn.create("unrelated");
        for (int i = 0; i < 60; i++) {
            price.append(i % 2 == 0 ? 1000 + i : i);
            sold.append(i % 2 == 0 ? i * 7 % 11 : Double.NaN);
            unrelated.append(i % 3 == 0 ? i * 7 % 11 : Double.NaN);
        }
        assertThat(Audit.of(Table.create(price, sold, unrelated), "price"))
                .filteredOn(f -> f.kind() == Kind.LEAKAGE)
                .extracting(Finding::column)
                .containsExactly("sold");
    }

    @Test
    void rows_without_any_value_are_told_apart_from_missing_values_and_copies() {
        Table table = Table.create(
                DoubleColumn.create("x", 1, Double.NaN, 2, Double.NaN, Double.NaN, Double.NaN),
                StringColumn.create("y", "a", "", "b", "", "", ""));
        assertThat(Audit.of(table))
                .filteredOn(f -> f.kind() == Kind.EMPTY || f.kind() == Kind.DUPLICATES)
                .containsExactly(
                        new Finding(Kind.EMPTY, "", "3 empty rows at the end: leave them out"),
                        new Finding(Kind.EMPTY, "", "1 of 6 rows have no value at all"));
    }

    @Test
    void an_unknown_target_is_answered_with_the_columns_there_are() {
        assertThatThrownBy(() -> Audit.of(DataSets.SLEEP.table(), "gain"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column must be one of [extra, group, id], but was gain");
    }

    private static List<String> kinds(Table table, String target) {
        return Audit.of(table, target).stream()
                .map(f -> f.kind() + " " + f.column() + ": " + f.says())
                .toList();
    }
}
