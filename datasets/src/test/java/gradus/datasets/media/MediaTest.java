package gradus.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Classes;
import gradus.datasets.table.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Tag("proof")
class MediaTest {
    @Test
    void mnist_begins_with_the_five_and_the_seven_that_everybody_knows() {
        LabelledImages training = LabelledImages.training(DataSets.MNIST_SUBSET);
        LabelledImages test = LabelledImages.test(DataSets.MNIST_SUBSET);
        assertThat(training.classes().name(0)).isEqualTo("5");
        assertThat(test.classes().name(0)).isEqualTo("7");
        assertThat(training.classes().counts()).hasSize(10).containsOnly(800);
        assertThat(test.classes().counts()).hasSize(10).containsOnly(200);
        Images images = training.images();
        assertThat(List.of(images.count(), images.height(), images.width(), images.channels(), images.maximum()))
                .containsExactly(8000, 28, 28, 1, 255);
        double mean = IntStream.range(0, 8000)
                .mapToDouble(i -> Arrays.stream(images.vector(i)).average().orElseThrow())
                .average()
                .orElseThrow();
        assertThat(mean).as("mean ink; 0.1307 in all 60000 images").isEqualTo(0.1307, within(0.002));
    }

    @Test
    void fashion_has_ten_kinds_of_equal_number() {
        assertThat(LabelledImages.training(DataSets.FASHION_MNIST_SUBSET)
                        .classes()
                        .counts())
                .hasSize(10)
                .containsOnly(600);
        assertThat(LabelledImages.test(DataSets.FASHION_MNIST_SUBSET).classes().counts())
                .hasSize(10)
                .containsOnly(200);
        assertThat(LabelledImages.training(DataSets.FASHION_MNIST_SUBSET)
                        .classes()
                        .name(0))
                .as("the first of Fashion-MNIST is an ankle boot")
                .isEqualTo("9");
    }

    @Test
    void emoji_are_colourful_on_white() {
        LabelledImages emoji = LabelledImages.emoji();
        assertThat(emoji.images().channels()).isEqualTo(3);
        assertThat(emoji.classes().names()).hasSize(9);
        int heart = DataSets.EMOJI.table().stringColumn("emoji").asList().indexOf("\uD83D\uDC9A"); // green heart
        Images images = emoji.images();
        assertThat(images.value(heart, 0, 0, 0)).isEqualTo(255);
        assertThat(images.value(heart, 16, 16, 1))
                .as("green over red in the middle of the green heart")
                .isGreaterThan(images.value(heart, 16, 16, 0) + 50);
        assertThat(images.picture(heart).getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
        assertThat(images.picture(heart).getRGB(16, 16) >> 8 & 0xff).isEqualTo(images.value(heart, 16, 16, 1));
    }

    @Test
    void small_digits_are_the_rows_of_their_table() {
        LabelledImages digits = LabelledImages.digits8x8();
        Table table = DataSets.DIGITS_8X8.table();
        assertThat(digits.images().count()).isEqualTo(1797);
        for (int i = 0; i < 1797; i += 100) {
            assertThat(digits.classes().name(i))
                    .isEqualTo(table.intColumn("digit").getString(i));
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 8; column++) {
                    int expected = table.intColumn("p" + row + column).get(i);
                    assertThat(digits.images().value(i, row, column, 0)).isEqualTo(expected);
                    assertThat(digits.images().matrix()[i][8 * row + column]).isEqualTo(expected / 16.0);
                }
            }
        }
        assertThat(digits.images().picture(0).getRGB(3, 0) & 0xff).isEqualTo(13 * 255 / 16);
    }

    @Test
    void damaged_images_are_refused() throws IOException {
        byte[] good = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, (byte) 255};
        assertThat(Images.idx("x", good).value(0, 1, 1, 0)).isEqualTo(255);
        assertThat(Images.idx("x", gzip(good)).vector(0)).containsExactly(1 / 255.0, 2 / 255.0, 3 / 255.0, 1);
        fails(
                () -> Images.idx("x", Arrays.copyOf(good, 19)),
                "x: expected 4 values, as its header says, found 3 values");
        fails(
                () -> Images.idx("x", Arrays.copyOf(good, 6)),
                "x: expected sizes of 3 dimensions, found the end of the file");
        fails(
                () -> Images.idx("x", "not an image".getBytes(StandardCharsets.US_ASCII)),
                "x: expected an IDX file of unsigned bytes (it begins 00 00 08), found another beginning");
        fails(
                () -> Images.idx("x", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7}),
                "x: expected images of 3 or 4 dimensions, found 1 dimensions");
        fails(() -> Images.idxLabels("x", good), "x: expected labels of 1 dimension, found 3 dimensions");
        byte[] packed = gzip(good);
        fails(
                () -> Images.idx("x", Arrays.copyOf(packed, packed.length - 9)),
                "x: expected the rest of the compressed file, found its end (the file is truncated)");
        assertThatThrownBy(() -> Images.idx("x", good).value(0, 2, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row must be between 0 and 1, but was 2");
        Images images = Images.idx("x", good);
        assertThatThrownBy(() -> images.value(1, 0, 0, 0)).hasMessage("image must be between 0 and 0, but was 1");
        assertThatThrownBy(() -> images.value(0, 0, -1, 0)).hasMessage("column must be between 0 and 1, but was -1");
        assertThatThrownBy(() -> images.value(0, 0, 0, 1)).hasMessage("channel must be between 0 and 0, but was 1");
        assertThatThrownBy(() -> images.vector(-1)).hasMessage("image must be between 0 and 0, but was -1");
        assertThat(images.vector(0)).hasSize(4);
        assertThat(images.picture(0).getRGB(0, 1) & 0xffffff).as("grey").isEqualTo(0x030303);
        Table table = Table.create(DoubleColumn.create("a", 0.5));
        assertThatThrownBy(() -> Images.rows(table, 1, 1, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels must be whole numbers from 0 to 16, but row 0 holds 0.5");
    }

    @Test
    void photos_are_as_large_as_their_table_says_and_no_two_alike() {
        Photos photos = Photos.all();
        Table index = DataSets.PHOTOS.table();
        assertThat(photos.names()).hasSize(12).contains("camera.png", "chelsea.png");
        for (int i = 0; i < 12; i++) {
            Images photo = photos.get(photos.names().get(i));
            assertThat(photo.count()).isEqualTo(1);
            assertThat(photo.width()).isEqualTo(index.intColumn("width").get(i));
            assertThat(photo.height()).isEqualTo(index.intColumn("height").get(i));
            assertThat(photo.channels())
                    .isEqualTo(index.stringColumn("mode").get(i).equals("L") ? 1 : 3);
            assertThat(Arrays.stream(photo.vector(0)).distinct().count())
                    .as("shades of %s", photos.names().get(i))
                    .isGreaterThan(100);
        }
        assertThatThrownBy(() -> photos.get("dog.png"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name must be one of [astronaut.png, camera.png")
                .hasMessageEndingWith("but was dog.png");
    }

    @Test
    void grey_photos_keep_the_numbers_of_their_file_and_coloured_ones_red_green_and_blue() {
        Images camera = Photos.all().get("camera.png");
        double[][] grey = camera.plane(0, 0);
        assertThat(grey).hasDimensions(256, 256);
        double mean =
                Arrays.stream(grey).flatMapToDouble(Arrays::stream).average().orElseThrow() * 255;
        assertThat(mean).as("by Pillow 9.4.0").isEqualTo(129.046722, within(1e-6));
        Images flower = Photos.all().get("flower.png");
        assertThat(mean(flower, 0)).as("red, by Pillow 9.4.0").isEqualTo(55.131739, within(1e-6));
        assertThat(mean(flower, 2)).as("blue, by Pillow 9.4.0").isEqualTo(57.028874, within(1e-6));
        assertThat(flower.plane(0, 1)[170][255]).isEqualTo(flower.value(0, 170, 255, 1) / 255.0);
    }

    private static double mean(Images photo, int channel) {
        return 255
                * Arrays.stream(photo.plane(0, channel))
                        .flatMapToDouble(Arrays::stream)
                        .average()
                        .orElseThrow();
    }

    @Test
    void what_is_no_picture_of_8_bits_in_grey_or_three_colours_is_refused() throws IOException {
        fails(() -> Images.png("x", new byte[] {1, 2, 3}), "x: expected a PNG image, found another kind of file");
        byte[] camera = DataSets.PHOTOS.bytes("camera.png");
        assertThatThrownBy(() -> Images.png("x", Arrays.copyOf(camera, 9000)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("x: expected a readable image, found ");
        fails(
                () -> Images.png("x", png(BufferedImage.TYPE_4BYTE_ABGR)),
                "x: expected pixels in grey or in red, green and blue, found 4 bands");
        fails(
                () -> Images.png("x", png(BufferedImage.TYPE_BYTE_INDEXED)),
                "x: expected pixels in grey or in red, green and blue, found 1 bands");
        fails(() -> Images.png("x", png(BufferedImage.TYPE_USHORT_GRAY)), "x: expected 8 bits a channel, found 16");
    }

    private static byte[] png(int type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, type), "png", out);
        return out.toByteArray();
    }

    @Test
    void every_recording_is_as_long_as_the_index_says() {
        for (DataSet set : List.of(DataSets.SPOKEN_DIGITS_SYNTH, DataSets.SPOKEN_DIGITS_HUMAN)) {
            Recordings recordings = Recordings.of(set);
            Table index = set.table();
            assertThat(recordings.names())
                    .containsExactlyInAnyOrderElementsOf(
                            index.stringColumn("file").asList());
            for (int i = 0; i < index.rowCount(); i++) {
                Recording recording = recordings.get(index.stringColumn("file").get(i));
                assertThat(recording.sampleRate()).isEqualTo(8000);
                assertThat(recording.seconds())
                        .isEqualTo(index.doubleColumn("seconds").get(i), within(0.006));
                assertThat(Arrays.stream(recording.samples())
                                .map(Math::abs)
                                .max()
                                .orElseThrow())
                        .as("silence is not speech")
                        .isBetween(0.05, 1.0);
            }
        }
    }

    @Test
    void pairs_of_image_and_sound_show_and_say_the_same_digit() {
        Classes images = LabelledImages.test(DataSets.MNIST_SUBSET).classes();
        Table clips = DataSets.SPOKEN_DIGITS_SYNTH.table();
        Table pairs = DataSets.AV_DIGITS.table("test_pairs.csv");
        for (int i = 0; i < pairs.rowCount(); i++) {
            String digit = pairs.intColumn("digit").getString(i);
            assertThat(images.name(pairs.intColumn("mnist_index").get(i))).isEqualTo(digit);
            int clip = clips.stringColumn("file")
                    .asList()
                    .indexOf(pairs.stringColumn("clip").get(i));
            assertThat(clips.intColumn("digit").getString(clip)).isEqualTo(digit);
        }
    }

    @Test
    void a_wave_is_read_sample_by_sample_and_damage_is_named() {
        byte[] wav = wav(1, 1, 16, 8000, (short) 0, (short) -32768, (short) 16384);
        Recording recording = Recording.wav("a.wav", wav);
        assertThat(recording.samples()).containsExactly(0, -1, 0.5);
        assertThat(recording.pcm()).containsExactly(0, -32768, 16384);
        assertThat(recording.seconds()).isEqualTo(3 / 8000.0);
        fails(
                () -> Recording.wav("a.wav", Arrays.copyOf(wav, wav.length - 1)),
                "a.wav: expected 6 bytes in its part data, found 5 bytes");
        fails(
                () -> Recording.wav("a.wav", new byte[20]),
                "a.wav: expected a WAV file, found another beginning than RIFF and WAVE");
        fails(
                () -> Recording.wav("a.wav", Arrays.copyOf(wav, 36)),
                "a.wav: expected a part that holds samples, found the end of the file");
        fails(
                () -> Recording.wav("a.wav", wav(3, 2, 32, 44100)),
                "a.wav: expected PCM of one channel and 16 bits, found encoding 3 of 2 channels and 32 bits at 44100 Hz");
        assertThatThrownBy(() -> Recordings.of(DataSets.SPOKEN_DIGITS_HUMAN).get("x.wav"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of the 86 recordings, such as en_allison_0.wav, but was x.wav");
    }

    @Test
    void the_karate_club_is_zacharys() {
        Graph club = Graph.karateClub();
        assertThat(club.nodes()).isEqualTo(34);
        assertThat(club.edges()).hasSize(78); // Zachary 1977, table 1
        assertThat(club.neighbours(0)).as("the instructor").hasSize(16);
        assertThat(club.neighbours(33)).as("the officer").hasSize(17);
        assertThat(club.edges().stream().mapToDouble(Graph.Edge::weight).sum()).isEqualTo(231); // NetworkX 2.8.8
        double[][] matrix = club.adjacency();
        for (int i = 0; i < 34; i++) {
            for (int j = 0; j < 34; j++) {
                assertThat(matrix[i][j]).isEqualTo(matrix[j][i]);
            }
        }
    }

    @Test
    void directed_edges_lead_one_way() {
        Graph wordnet = Graph.wordnet();
        assertThat(wordnet.isDirected()).isTrue();
        assertThat(wordnet.nodes()).isEqualTo(2642);
        assertThat(IntStream.range(0, 2642).map(i -> wordnet.edges(i).size()).sum())
                .isEqualTo(5600);
        Graph jargon = Graph.jargon();
        assertThat(jargon.edges(0)).containsExactly(new Graph.Edge(0, 2090, 1));
        Table loop = Table.create(IntColumn.create("source", 0, 0), IntColumn.create("target", 0, 1));
        assertThat(Graph.undirected(2, loop).adjacency()).isDeepEqualTo(new double[][] {{1, 1}, {1, 0}});
        assertThat(Graph.directed(2, loop).adjacency()).isDeepEqualTo(new double[][] {{1, 1}, {0, 0}});
        assertThatThrownBy(() -> Graph.directed(1, loop))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("edge 1 must join nodes from 0 to 0, but names node 1.0");
    }

    @Test
    void ratings_keep_users_items_and_values() {
        Ratings ratings = Ratings.lectures();
        assertThat(ratings.users()).hasSize(2972); // lme4's help page InstEval
        assertThat(ratings.items()).hasSize(1128);
        assertThat(ratings.all()).hasSize(73421);
        assertThat(ratings.density()).isEqualTo(0.0219, within(0.0001));
        Ratings.Rating first = ratings.all().get(0);
        assertThat(ratings.users().get(first.user())).isEqualTo("1");
        assertThat(ratings.items().get(first.item())).isEqualTo("1002");
        assertThat(first.value()).isEqualTo(5);
    }

    @Test
    void baskets_are_sets_of_items() {
        Baskets baskets = Baskets.supermarket();
        assertThat(baskets.baskets()).hasSize(4627);
        assertThat(baskets.items()).hasSize(122);
        assertThat(baskets.support(Set.of("bread and cake"))).isEqualTo(3330.0 / 4627); // counts that WEKA shows
        assertThat(baskets.baskets().get(0)).hasSize(25).contains("baby needs", "bread and cake");
        assertThatThrownBy(() -> baskets.baskets().get(0).add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void texts_and_tagged_sentences_keep_their_words() {
        List<Text> sentences = Text.movieSentences();
        assertThat(sentences).hasSize(4000);
        assertThat(sentences.stream().filter(t -> t.label().equals("positive"))).hasSize(2000);
        assertThat(Text.addresses().get(0).label()).isEqualTo("Dwight D Eisenhower");
        List<TaggedSentence> tagged = TaggedSentence.all();
        assertThat(tagged).hasSize(120);
        assertThat(tagged.stream().mapToInt(s -> s.words().size()).sum()).isEqualTo(1607);
        assertThat(tagged.get(0).words().subList(0, 2)).containsExactly("Last", "September");
        assertThat(tagged.get(0).tags().subList(0, 2)).containsExactly("JJ", "NNP");
        assertThatThrownBy(() -> new TaggedSentence(List.of("a"), List.of()))
                .hasMessage("tags must be as many as the words, 1, but were 0");
        Table untold = Table.create(StringColumn.create("text", "a"), StringColumn.create("label", ""));
        assertThatThrownBy(() -> Text.of(untold, "text", "label"))
                .hasMessageStartingWith("column label must have a value");
    }

    @Test
    void novels_are_read_as_they_were_printed() {
        List<Text> novels = Text.novels();
        assertThat(novels).extracting(Text::label).containsExactly("PRIDE AND PREJUDICE", "Persuasion");
        assertThat(novels.get(0).text()).contains("\n\nIt is a truth universally acknowledged, that a single man");
        assertThat(novels.get(1).text()).endsWith("\n\nFinis\n");
    }

    @Test
    void a_file_that_is_not_compressed_text_is_refused() {
        assertThatThrownBy(() ->
                        Text.plain(DataSets.SLEEP, DataSets.SLEEP.files().get(0).name()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a text compressed with gzip");
        assertThatThrownBy(() -> Text.plain(
                        DataSets.MNIST_SUBSET,
                        DataSets.MNIST_SUBSET.files().get(0).name()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text in UTF-8");
        assertThatThrownBy(() -> Text.plain(DataSets.SOTU, "sotu.csv.gz"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("62 lines");
    }

    private static void fails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] wav(int encoding, int channels, int bits, int rate, short... samples) {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) encoding).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        wav.putShort((short) (channels * bits / 8)).putShort((short) bits);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
        for (short sample : samples) {
            wav.putShort(sample);
        }
        return wav.array();
    }
}
