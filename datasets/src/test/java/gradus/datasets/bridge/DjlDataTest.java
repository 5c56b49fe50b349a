package gradus.datasets.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.translate.TranslateException;
import gradus.datasets.DataSets;
import gradus.datasets.media.DjlMedia;
import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Recording;
import gradus.datasets.media.Recordings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class DjlDataTest {
    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void classification_keeps_every_number_and_label_in_order() throws IOException, TranslateException {
        Table penguins = DataSets.PENGUINS.table().dropRowsWithMissingValues();
        ArrayDataset dataset =
                DjlData.classification(manager, penguins, "species", 100, false, "body_mass_g", "bill_depth_mm");
        List<Long> rows = new ArrayList<>();
        int next = 0;
        for (Batch batch : dataset.getData(manager)) {
            NDArray data = batch.getData().singletonOrThrow();
            NDArray labels = batch.getLabels().singletonOrThrow();
            rows.add(data.getShape().get(0));
            for (int i = 0; i < data.getShape().get(0); i++, next++) {
                assertThat(data.getFloat(i, 0))
                        .isEqualTo(penguins.intColumn("body_mass_g").get(next).floatValue());
                assertThat(data.getFloat(i, 1))
                        .isEqualTo(
                                penguins.doubleColumn("bill_depth_mm").get(next).floatValue());
                assertThat(labels.getLong(i))
                        .isEqualTo(List.of("Adelie", "Chinstrap", "Gentoo")
                                .indexOf(penguins.stringColumn("species").get(next)));
            }
            batch.close();
        }
        assertThat(rows).containsExactly(100L, 100L, 100L, 33L);
    }

    @Test
    void regression_targets_are_a_column() throws IOException, TranslateException {
        ArrayDataset dataset = DjlData.regression(
                manager, DataSets.CONCRETE.table(), "compressive_strength", 2000, false, "cement", "water", "age");
        Batch batch = dataset.getData(manager).iterator().next();
        assertThat(batch.getData().singletonOrThrow().getShape()).isEqualTo(new Shape(1030, 3));
        assertThat(batch.getLabels().singletonOrThrow().getShape()).isEqualTo(new Shape(1030, 1));
        assertThat(batch.getLabels().singletonOrThrow().getFloat(0, 0)).isEqualTo(79.99f);
        batch.close();
    }

    @Test
    void plain_rows_targets_and_codes_become_arrays() {
        NDArray rows = DjlData.matrix(manager, new double[][] {{1, 2, 3}, {4, 5, 6.5}});
        assertThat(rows.getShape()).isEqualTo(new Shape(2, 3));
        assertThat(rows.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(rows.getFloat(1, 2)).isEqualTo(6.5f);
        NDArray targets = DjlData.column(manager, new double[] {70, 80});
        assertThat(targets.getShape()).isEqualTo(new Shape(2, 1));
        assertThat(DjlData.labels(manager, new int[] {2, 0}).toLongArray()).containsExactly(2, 0);
        assertThat(DjlData.dataset(rows, targets, 2, false).size()).isEqualTo(2);
    }

    @Test
    void images_come_with_channels_first() {
        LabelledImages emoji = LabelledImages.emoji();
        NDArray array = DjlMedia.images(manager, emoji.images());
        assertThat(array.getShape()).isEqualTo(new Shape(1377, 3, 32, 32));
        assertThat(array.getDataType()).isEqualTo(DataType.FLOAT32);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(array.getFloat(7, channel, 10, 20))
                    .isEqualTo(emoji.images().value(7, 10, 20, channel) / 255f);
        }
    }

    @Test
    void shuffling_changes_the_order_and_nothing_else() throws IOException, TranslateException {
        LabelledImages digits = LabelledImages.digits8x8();
        List<Long> seen = new ArrayList<>();
        for (Batch batch : DjlMedia.images(manager, digits, 500, true).getData(manager)) {
            for (long label : batch.getLabels().singletonOrThrow().toLongArray()) {
                seen.add(label);
            }
            batch.close();
        }
        List<Long> inOrder = new ArrayList<>();
        for (int code : digits.classes().codes()) {
            inOrder.add((long) code);
        }
        assertThat(seen).isNotEqualTo(inOrder).containsExactlyInAnyOrderElementsOf(inOrder);
        assertThat(new TreeSet<>(seen)).hasSize(10);
    }

    @Test
    void sound_is_one_array_of_samples() {
        Recording recording = Recordings.of(DataSets.SPOKEN_DIGITS_HUMAN).get("en_allison_0.wav");
        NDArray array = DjlMedia.samples(manager, recording);
        assertThat(array.getShape()).isEqualTo(new Shape(recording.pcm().length));
        assertThat(array.getFloat(100)).isEqualTo((float) recording.samples()[100]);
    }

    @Test
    void an_empty_batch_is_refused() {
        assertThatThrownBy(() -> DjlMedia.images(manager, LabelledImages.digits8x8(), 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batchSize must be at least 1, but was 0");
    }
}
