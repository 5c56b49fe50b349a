package gradus.web.command;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.cli.Desk;
import gradus.engine.cli.Gradus;
import gradus.engine.course.Course;
import gradus.engine.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class DataCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int gradus(String... args) {
        Console console = Console.of(new PrintWriter(out), new PrintWriter(err), new ByteArrayInputStream(new byte[0]));
        Desk desk = Desk.of(Course.rootAbove(Path.of("")), console, course -> {
            throw new IllegalStateException("data grades nothing");
        });
        return Gradus.commandLine(desk).execute(args);
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
    void a_parquet_file_of_ones_own_is_audited() throws SQLException {
        Path file = parquet("""
                SELECT i * 37 % 60 AS price, 2 * (i * 37 % 60) AS copy, 'one' AS same,
                       CASE WHEN i % 3 <> 0 THEN 'Ost' END AS "région", TIMESTAMP '2024-02-29 12:30:00' AS moment
                FROM range(60) t(i)""");
        assertThat(gradus("data", "--csv", file.toString())).isZero();
        assertThat(out.toString())
                .contains("sales.parquet, 60 rows", "moment", "timestamp", "région", "20 of 60 cells", "same")
                .doesNotContain("leak");
        out.getBuffer().setLength(0);
        assertThat(gradus("data", "--csv", file.toString(), "--target", "price"))
                .isZero();
        assertThat(out.toString().lines().filter(line -> line.contains("leak")))
                .singleElement()
                .asString()
                .contains("copy");
    }

    @Test
    void a_parquet_file_of_ones_own_becomes_a_page() throws SQLException, IOException {
        Path file = parquet("SELECT 'West' AS region, 20 AS price FROM range(3)");
        Path page = folder.resolve("sales.html");
        assertThat(gradus("data", "--csv", file.toString(), "--html", page.toString()))
                .isZero();
        assertThat(Files.readString(page)).contains("<h1>sales.parquet</h1>", "region", "West");
    }

    @Test
    void a_truncated_parquet_file_is_named_and_so_is_an_unknown_target() throws SQLException, IOException {
        Path file = parquet("SELECT i AS price FROM range(1000) t(i)");
        assertThat(gradus("data", "--csv", file.toString(), "--target", "prize"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("prize").doesNotContain("\tat ");
        err.getBuffer().setLength(0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(gradus("data", "--csv", file.toString())).isEqualTo(3);
        assertThat(err.toString())
                .contains("sales.parquet: expected a Parquet file that DuckDB can read, found ")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
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
    void marks_decimal_commas_and_tabs_can_be_named() throws IOException {
        Path file = folder.resolve("survey.csv");
        Files.writeString(file, "age\tincome\n   \tNA\n21\t10,5\n?\t11,5\n");
        assertThat(gradus("data", "--csv", file.toString())).isZero();
        assertThat(out.toString()).contains("marks", "numerals", "--missing NA", "--decimal ,");
        out.getBuffer().setLength(0);
        for (String tab : new String[] {"\\t", "tab", "\t"}) {
            assertThat(gradus(
                            "data",
                            "--csv",
                            file.toString(),
                            "--delimiter",
                            tab,
                            "--missing",
                            "NA",
                            "--missing",
                            " ",
                            "--missing",
                            "?",
                            "--decimal",
                            ","))
                    .isZero();
            assertThat(out.toString()).contains("integer", "number", "10.5").doesNotContain("numerals", "marks");
            out.getBuffer().setLength(0);
        }
        assertThat(gradus("data", "--csv", file.toString(), "--delimiter", "ab"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("must be one character, or tab, but was ab");
        assertThat(gradus("data", "penguins", "--missing", "NA")).isEqualTo(2);
        assertThat(gradus("data", "--csv", file.toString(), "--decimal", ";")).isEqualTo(3);
    }

    @Test
    void a_page_is_not_written_into_a_folder_that_is_not_there() throws IOException {
        Path page = folder.resolve("reports").resolve("penguins.html");
        assertThat(gradus("data", "penguins", "--html", page.toString())).isEqualTo(3);
        assertThat(err.toString())
                .contains(
                        "--html must name a file in a folder that exists",
                        page.getParent().toString());
        assertThat(page.getParent()).doesNotExist();
    }

    @Test
    void a_terminal_is_not_told_what_a_cell_would_tell_it() throws IOException {
        Path file = folder.resolve("colours.csv");
        Files.writeString(file, "a,b\n\u001b[31mred,1\n\u001b[2Jx,2\n");
        assertThat(gradus("data", "--csv", file.toString())).isZero();
        assertThat(out.toString()).doesNotContain("\u001b[31m", "\u001b[2J").contains("red");
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

    private Path parquet(String query) throws SQLException {
        Path file = folder.resolve("sales.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
        }
        return file;
    }
}
