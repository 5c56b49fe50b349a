package gradus.datasets.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.regression.Regressor;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class AdaptersTest {
    private final Table penguins = DataSets.PENGUINS.table();
    private final Table complete = penguins.dropRowsWithMissingValues();

    @Test
    void a_matrix_holds_the_columns_in_the_order_asked_for() {
        double[][] matrix = Numbers.matrix(complete, "flipper_length_mm", "bill_depth_mm");
        assertThat(matrix).hasDimensions(333, 2);
        assertThat(matrix[0]).containsExactly(181, 18.7);
        assertThat(Numbers.vector(complete, "flipper_length_mm")[0]).isEqualTo(181);
    }

    @Test
    void features_are_the_numeric_columns_without_the_target() {
        assertThat(Numbers.features(complete, "body_mass_g"))
                .containsExactly("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "year");
        assertThat(Numbers.matrixWithout(complete, "species")[0]).containsExactly(39.1, 18.7, 181, 3750, 2007);
    }

    @Test
    void a_matrix_becomes_the_same_table_again() {
        Table digits = DataSets.DIGITS_8X8.table();
        double[][] matrix = Numbers.matrixWithout(digits, "digit");
        Table back = Numbers.table(matrix, Numbers.features(digits, "digit").toArray(String[]::new));
        assertThat(back.columnCount()).isEqualTo(64);
        assertThat(Numbers.matrix(back, back.columnNames().toArray(String[]::new)))
                .isDeepEqualTo(matrix);
    }

    @Test
    void classes_are_coded_in_alphabetical_or_numerical_order() {
        Classes species = Numbers.classes(penguins, "species");
        assertThat(species.names()).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(species.counts()).containsExactly(152, 68, 124);
        for (int i = 0; i < penguins.rowCount(); i++) {
            assertThat(species.name(i))
                    .isEqualTo(penguins.stringColumn("species").get(i));
            assertThat(species.names().get(species.codes()[i])).isEqualTo(species.name(i));
        }
        Table numbers = Table.create(IntColumn.create("n", 10, 9, -1, 10));
        assertThat(Numbers.classes(numbers, "n").names()).containsExactly("-1", "9", "10");
        assertThat(Numbers.classes(numbers, "n").codes()).containsExactly(2, 1, 0, 2);
    }

    @Test
    void classification_keeps_every_cell_and_label() {
        MutableDataset<Label> dataset = TribuoData.classification(complete, "species");
        assertThat(dataset.getData()).hasSize(333);
        for (int i = 0; i < 333; i++) {
            Example<Label> example = dataset.getExample(i);
            assertThat(example.getOutput().getLabel())
                    .isEqualTo(complete.stringColumn("species").get(i));
            assertThat(features(example))
                    .containsExactlyInAnyOrder(
                            "island=" + complete.stringColumn("island").get(i) + ":1.0",
                            "sex=" + complete.stringColumn("sex").get(i) + ":1.0",
                            "bill_length_mm:"
                                    + complete.doubleColumn("bill_length_mm").get(i),
                            "bill_depth_mm:"
                                    + complete.doubleColumn("bill_depth_mm").get(i),
                            "flipper_length_mm:"
                                    + complete.intColumn("flipper_length_mm").getDouble(i),
                            "body_mass_g:" + complete.intColumn("body_mass_g").getDouble(i),
                            "year:" + complete.intColumn("year").getDouble(i));
        }
        assertThat(dataset.getSourceDescription()).contains("penguins");
    }

    @Test
    void regression_keeps_targets_and_zeros() {
        Table concrete = DataSets.CONCRETE.table();
        MutableDataset<Regressor> dataset = TribuoData.regression(concrete, "compressive_strength", "fly_ash", "age");
        for (int i = 0; i < concrete.rowCount(); i++) {
            Example<Regressor> example = dataset.getExample(i);
            assertThat(example.getOutput().getValues())
                    .containsExactly(
                            concrete.doubleColumn("compressive_strength").get(i));
            assertThat(example.getOutput().getNames()).containsExactly("compressive_strength");
            assertThat(features(example))
                    .containsExactly(
                            "age:" + concrete.intColumn("age").getDouble(i),
                            "fly_ash:" + concrete.doubleColumn("fly_ash").get(i));
        }
    }

    @Test
    void clustering_has_no_assignments() {
        MutableDataset<ClusterID> dataset = TribuoData.clustering(complete, "bill_length_mm");
        assertThat(dataset).hasSize(333);
        assertThat(dataset).allMatch(e -> e.getOutput().equals(ClusteringFactory.UNASSIGNED_CLUSTER_ID));
        assertThat(dataset.getFeatureMap().size()).isEqualTo(1);
    }

    @Test
    void anomalies_are_the_rows_with_the_given_value() {
        MutableDataset<Event> dataset = TribuoData.anomalies(complete, "species", "Gentoo", "body_mass_g");
        long anomalous = StreamSupport.stream(dataset.spliterator(), false)
                .filter(e -> e.getOutput().equals(AnomalyFactory.ANOMALOUS_EVENT))
                .count();
        assertThat(anomalous).isEqualTo(119); // complete rows of Gentoo, palmerpenguins' documentation
        assertThat(dataset).hasSize(333);
    }

    @Test
    void a_missing_value_is_never_a_silent_zero() {
        String message =
                "column body_mass_g must have a value in every row, but has none in 2 of 344, the first being row 3; "
                        + "drop those rows or fill them in first";
        assertThatThrownBy(() -> Numbers.vector(penguins, "body_mass_g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> TribuoData.classification(penguins, "species", "body_mass_g"))
                .hasMessage(message);
        assertThatThrownBy(() -> TribuoData.regression(penguins, "body_mass_g", "year"))
                .hasMessage(message);
        assertThatThrownBy(() -> TribuoData.anomalies(penguins, "sex", "female", "year"))
                .hasMessageStartingWith("column sex must have a value in every row, but has none in 11 of 344");
        assertThatThrownBy(() -> Numbers.classes(penguins, "sex"))
                .hasMessageStartingWith("column sex must have a value");
    }

    @Test
    void columns_that_cannot_be_used_are_named() {
        assertThatThrownBy(() -> Numbers.matrix(complete, "mass"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column must be one of [species, island, bill_length_mm, bill_depth_mm, flipper_length_mm, "
                        + "body_mass_g, sex, year], but was mass");
        assertThatThrownBy(() -> Numbers.vector(complete, "species"))
                .hasMessage("column species must hold numbers, but holds text, such as \"Adelie\" in row 0");
        assertThatThrownBy(() -> Numbers.matrix(complete))
                .hasMessage("columns must name at least one column, but named none");
        assertThatThrownBy(() -> TribuoData.classification(complete, "species", "species"))
                .hasMessage("features must not contain the target species, but were [species]");
        Table dated = Table.create(StringColumn.create("label", 2), DateColumn.create("day", 2));
        assertThatThrownBy(() -> TribuoData.clustering(dated, "day"))
                .hasMessage("column day must hold numbers or text to be a feature, but holds local dates");
        assertThatThrownBy(() -> Numbers.table(new double[][] {{1, 2}, {3}}, "a", "b"))
                .hasMessage("row 1 must have 2 numbers, one for each of [a, b], but has 1");
    }

    @Test
    void text_is_never_a_number_even_where_most_of_it_looks_like_one() {
        Table customers =
                Table.create(StringColumn.create("income", "2000", "NA", "3100"), IntColumn.create("churn", 1, 0, 1));
        for (ThrowingCallable asked : List.<ThrowingCallable>of(
                () -> Numbers.vector(customers, "income"),
                () -> Numbers.vectorWithGaps(customers, "income"),
                () -> Numbers.matrix(customers, "churn", "income"),
                () -> Numbers.matrixWithGaps(customers, List.of("income")),
                () -> Numbers.columns(customers, List.of("income")),
                () -> TribuoData.regression(customers, "income", "churn"))) {
            assertThatThrownBy(asked)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("column income must hold numbers, but holds text, such as \"NA\" in row 1");
        }
        Classes churn = Numbers.classes(customers, "churn");
        assertThat(churn.names()).containsExactly("0", "1");
        assertThat(churn.codes()).containsExactly(1, 0, 1);
        Table truths = Table.create(BooleanColumn.create("paid", true, false));
        assertThatThrownBy(() -> Numbers.vector(truths, "paid"))
                .hasMessage("column paid must hold numbers, but holds booleans");
        assertThat(Numbers.classes(truths, "paid").names()).containsExactly("false", "true");
    }

    @Test
    void gaps_are_not_a_number_where_they_are_asked_for() {
        Table gappy = Table.create(DoubleColumn.create("x", 1, Double.NaN, 3), IntColumn.create("n", 3));
        gappy.intColumn("n").set(0, 7);
        assertThat(Numbers.vectorWithGaps(gappy, "x")).containsExactly(1, Double.NaN, 3);
        double[][] rows = Numbers.matrixWithGaps(gappy, List.of("n", "x"));
        assertThat(rows).hasDimensions(3, 2);
        assertThat(rows[0]).containsExactly(7, 1);
        assertThat(rows[1]).containsExactly(Double.NaN, Double.NaN);
        assertThat(rows[2]).containsExactly(Double.NaN, 3);
        assertThat(Numbers.complete(gappy, List.of("x")).rowCount()).isEqualTo(2);
        assertThat(Numbers.complete(gappy, List.of("x", "n")).rowCount()).isEqualTo(1);
        assertThat(Numbers.complete(gappy, List.of()).rowCount()).isEqualTo(3);
        assertThat(Numbers.columns(penguins.first(2), List.of("year", "bill_depth_mm")))
                .isDeepEqualTo(new double[][] {{2007, 2007}, {18.7, 17.4}});
    }

    @Test
    void rows_of_numbers_become_tribuos_examples_under_their_names() {
        double[][] rows = {{1, 0}, {-2, 3}};
        Classes classes = Classes.of(List.of("low", "high"), new int[] {1, 0});
        MutableDataset<Label> labelled = TribuoData.classification(List.of("b", "a"), rows, classes);
        assertThat(features(labelled.getExample(0))).containsExactly("a:0.0", "b:1.0");
        assertThat(labelled.getExample(0).getOutput().getLabel()).isEqualTo("high");
        assertThat(labelled.getExample(1).getOutput().getLabel()).isEqualTo("low");
        MutableDataset<Regressor> targets = TribuoData.regression(List.of("b", "a"), rows, "kg", new double[] {70, 80});
        assertThat(features(targets.getExample(1))).containsExactly("a:3.0", "b:-2.0");
        assertThat(targets.getExample(1).getOutput().getNames()).containsExactly("kg");
        assertThat(targets.getExample(1).getOutput().getValues()).containsExactly(80);
        Example<Label> asked = TribuoData.example(List.of("b", "a"), rows[1], LabelFactory.UNKNOWN_LABEL);
        assertThat(features(asked)).containsExactly("a:3.0", "b:-2.0");
    }

    @Test
    void rows_that_do_not_fit_are_refused() {
        List<String> names = List.of("a", "b");
        double[][] rows = {{1, 2}, {3, 4}};
        Classes one = Classes.of(List.of("x"));
        assertThatThrownBy(() -> TribuoData.classification(names, rows, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("classes must be as many as the rows, 2, but were 1");
        assertThatThrownBy(() -> TribuoData.regression(names, rows, "y", new double[3]))
                .hasMessage("targets must be as many as the rows, 2, but were 3");
        assertThatThrownBy(() -> TribuoData.regression(names, rows, "y", new double[] {1, Double.NaN}))
                .hasMessage("y must be finite in every row, but was NaN in row 1");
        double[][] ragged = {{1, 2}, {3}};
        assertThatThrownBy(() -> TribuoData.regression(names, ragged, "y", new double[2]))
                .hasMessage("row 1 must have 2 numbers, one for each of [a, b], but has 1");
        double[][] endless = {{1, 2}, {3, Double.POSITIVE_INFINITY}};
        assertThatThrownBy(() -> TribuoData.regression(names, endless, "y", new double[2]))
                .hasMessage("b must be finite in every row, but was Infinity in row 1");
        assertThatThrownBy(() -> TribuoData.regression(List.of("a", "a"), rows, "y", new double[2]))
                .hasMessage("features must be at least one, each once, but were [a, a]");
        assertThatThrownBy(() -> Classes.of(List.of("x", "y"), new int[] {0, 2}))
                .hasMessage("code of row 1 must be between 0 and 1, but was 2");
        assertThatThrownBy(() -> Classes.of(List.of("x", "x"), new int[] {0}))
                .hasMessage("names must be at least one, each once, but were [x, x]");
    }

    @Test
    void some_rows_keep_the_codes_of_all_classes() {
        Classes all = Classes.of(List.of("cat", "dog", "ant"));
        Classes some = all.rowsAt(1, 1, 0);
        assertThat(some.names()).containsExactly("ant", "cat", "dog");
        assertThat(some.codes()).containsExactly(2, 2, 1);
        assertThat(some.size()).isEqualTo(3);
    }

    private static List<String> features(Example<?> example) {
        List<String> features = new ArrayList<>();
        for (Feature feature : example) {
            features.add(feature.getName() + ":" + feature.getValue());
        }
        return features;
    }
}
