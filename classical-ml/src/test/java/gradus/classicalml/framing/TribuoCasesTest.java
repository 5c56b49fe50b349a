package gradus.classicalml.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TribuoCasesTest {
    private static final Cases LINE =
            Cases.of(List.of("b", "a"), Matrix.of(new double[][] {{1, 2}, {0, 4}}), "weight", new double[] {5, 6});

    @Test
    void features_keep_their_names_and_zeros_and_the_target_is_a_dimension() {
        Dataset<Regressor> dataset = TribuoCases.regression(LINE);
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(dataset.getExample(1).lookup("a").getValue()).isEqualTo(4);
        assertThat(dataset.getExample(1).lookup("b").getValue()).isZero();
        assertThat(dataset.getExample(1).getOutput().getNames()).containsExactly("weight");
        assertThat(dataset.getExample(1).getOutput().getValues()).containsExactly(6);
    }

    @Test
    void classes_keep_their_names() {
        Table pets = Table.create(StringColumn.create("kind", "dog", "cat"), IntColumn.create("legs", 4, 3));
        Dataset<Label> dataset = TribuoCases.classification(Cases.ofClasses(pets, "kind", List.of("legs")));
        assertThat(dataset.getExample(0).getOutput().getLabel()).isEqualTo("dog");
        assertThat(dataset.getExample(1).getOutput().getLabel()).isEqualTo("cat");
        assertThat(dataset.getExample(1).lookup("legs").getValue()).isEqualTo(3);
    }

    @Test
    void a_number_is_not_classified() {
        assertThatThrownBy(() -> TribuoCases.classification(LINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the target must be a class to be classified, but weight is a number");
    }
}
