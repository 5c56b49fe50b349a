package gradus.web;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.cli.Console;
import gradus.engine.cli.Gradus;
import gradus.engine.cli.Workplace;
import gradus.engine.course.Course;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int gradus(String... args) {
        Console console = Console.of(new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(new byte[0]));
        Workplace workplace = new Workplace(Course.rootAbove(Path.of("")), console, course -> {
            throw new IllegalStateException("data grades nothing");
        });
        return Gradus.commandLine(workplace).execute(args);
    }

    @Test
    void all_sets_are_listed() {
        assertThat(gradus("data")).isZero();
        assertThat(out.toString()).contains("penguins", "344", "body_dims", "507");
    }

    @Test
    void one_set_is_shown_with_columns_oddities_and_first_rows() {
        assertThat(gradus("data", "penguins")).isZero();
        assertThat(out.toString()).contains("flipper_length_mm", "CC0", "beware", "Torgersen");
    }

    @Test
    void a_set_is_written_as_one_page_that_loads_nothing() throws IOException {
        Path page = folder.resolve("penguins.html");
        assertThat(gradus("data", "penguins", "--html", page.toString())).isZero();
        assertThat(Files.readString(page))
                .contains("<svg class=\"chart\"", "flipper_length_mm", "<style>")
                .doesNotContain("<script", "href=", "src=");
    }

    @Test
    void a_file_of_ones_own_is_audited() throws IOException {
        Path file = folder.resolve("sales.csv");
        StringBuilder rows = new StringBuilder("région;price;copy\n");
        for (int i = 0; i < 60; i++) {
            int price = i * 37 % 60;
            rows.append(i % 3 == 0 ? "" : "Ost")
                    .append(';')
                    .append(price)
                    .append(';')
                    .append(2 * price)
                    .append('\n');
        }
        Files.writeString(file, rows, StandardCharsets.ISO_8859_1);
        assertThat(gradus("data", "--csv", file.toString(), "--target", "price", "--encoding", "ISO-8859-1"))
                .isZero();
        assertThat(out.toString()).contains("sales.csv, 60 rows", "région", "20 of 60 cells", "leak", "copy");
    }

    @Test
    void a_file_of_ones_own_becomes_a_page() throws IOException {
        Path file = folder.resolve("sales.csv");
        Files.writeString(file, "region,price\n<b>Ost</b>,10\nWest,20\n");
        Path page = folder.resolve("sales.html");
        assertThat(gradus("data", "--csv", file.toString(), "--html", page.toString()))
                .isZero();
        assertThat(Files.readString(page))
                .contains("<h1>sales.csv</h1>", "&lt;b&gt;Ost")
                .doesNotContain("<b>Ost");
    }

    @Test
    void bad_input_is_told_in_a_sentence_with_its_place() throws IOException {
        Path file = folder.resolve("sales.csv");
        Files.writeString(file, "a,b\n1,2\n3\n");
        assertThat(gradus("data", "--csv", file.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("sales.csv", "line 3").doesNotContain("\tat ");
    }

    @Test
    void an_unknown_set_or_target_is_named() throws IOException {
        assertThat(gradus("data", "pinguins")).isEqualTo(3);
        assertThat(err.toString()).contains("penguins", "but was pinguins");
        Path file = folder.resolve("sales.csv");
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(gradus("data", "--csv", file.toString(), "--target", "c")).isEqualTo(3);
        assertThat(err.toString()).contains("c");
    }

    @Test
    void options_that_do_not_go_together_are_refused() {
        assertThat(gradus("data", "penguins", "--csv", "x.csv")).isEqualTo(2);
        assertThat(gradus("data", "--target", "x")).isEqualTo(2);
        assertThat(gradus("data", "--html", "x.html")).isEqualTo(2);
    }
}
