package gradus.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.datasets.audit.Audit;
import gradus.datasets.audit.Finding;
import gradus.datasets.bridge.Numbers;
import gradus.datasets.bridge.TribuoData;
import gradus.datasets.card.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tribuo.Dataset;
import org.tribuo.classification.Label;
import tech.tablesaw.api.Table;

/**
 * README.md says what the data say: each part between "woven" and "end" is made here. With -Ddocs.update=true the page is
 * rewritten.
 */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern WOVEN =
            Pattern.compile("<!-- woven: (\\w+) -->\\n(.*?)<!-- end -->\\n", Pattern.DOTALL);

    private final Map<String, Callable<String>> parts = new LinkedHashMap<>();

    @BeforeAll
    static void rewrite() throws Exception {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(README, new ReadmeTest().woven(Files.readString(README)));
        }
    }

    ReadmeTest() {
        parts.put("davis", ReadmeTest::davis);
        parts.put("use", ReadmeTest::use);
        parts.put("damage", ReadmeTest::damage);
        parts.put("audit", ReadmeTest::audit);
        parts.put("terms", ReadmeTest::terms);
        parts.put("hmda", () -> rates(DataSets.HMDA.table(), "afam", "deny", "African American", "denied"));
        parts.put(
                "resume",
                () -> rates(DataSets.RESUME_NAMES.table(), "ethnicity", "call", "Name sounds", "called back"));
        parts.put("catalogue", ReadmeTest::catalogue);
    }

    @TestFactory
    List<DynamicTest> the_page_says_what_the_data_say() throws Exception {
        String page = Files.readString(README);
        List<DynamicTest> tests = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Matcher part = WOVEN.matcher(page); part.find(); ) {
            String name = part.group(1);
            String text = part.group(2);
            found.add(name);
            tests.add(DynamicTest.dynamicTest(
                    name,
                    () -> assertThat(text)
                            .as(
                                    "this part of README.md; mvn test -pl datasets -Dtest=ReadmeTest -Ddocs.update=true rewrites it")
                            .isEqualTo(parts.get(name).call())));
        }
        tests.add(DynamicTest.dynamicTest(
                "every part", () -> assertThat(found).containsExactlyElementsOf(parts.keySet())));
        return tests;
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        Matcher link = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)").matcher(Files.readString(README));
        int links = 0;
        while (link.find()) {
            links++;
            if (!link.group(1).startsWith("https://")) {
                assertThat(Path.of(link.group(1))).exists();
            }
        }
        assertThat(links).isGreaterThanOrEqualTo(DataSets.all().size());
    }

    @Test
    void a_licence_that_is_kept_beside_the_data_is_there() {
        int kept = 0;
        for (DataSet set : DataSets.all()) {
            Matcher file = Pattern.compile("(?:see|credit: see) (LICENCE|CREDITS)\\.txt")
                    .matcher(set.licence());
            if (file.find()) {
                kept++;
                assertThat(DataSet.class.getResource(set.name() + "/" + file.group(1) + ".txt"))
                        .as(set.name())
                        .isNotNull();
            }
            assertThat(set.terms() == Terms.SHARE_ALIKE)
                    .as(set.name())
                    .isEqualTo(set.licence().contains("BY-SA"));
        }
        assertThat(kept).as("sets whose licence names such a file").isPositive();
    }

    private String woven(String page) throws Exception {
        StringBuilder out = new StringBuilder();
        Matcher part = WOVEN.matcher(page);
        while (part.find()) {
            String text = "<!-- woven: " + part.group(1) + " -->\n"
                    + parts.get(part.group(1)).call() + "<!-- end -->\n";
            part.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        return part.appendTail(out).toString();
    }

    private static String davis() {
        Table all = DataSets.DAVIS.table();
        return fence("text", """
                weight gained per cm of height
                  all 200 rows      %.2f kg
                  without row 12    %.2f kg
                """.formatted(slope(all), slope(all.dropRows(11))));
    }

    private static double slope(Table davis) {
        double[] x = Numbers.vector(davis, "height");
        double[] y = Numbers.vector(davis, "weight");
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double products = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY))
                .sum();
        return products / Arrays.stream(x).map(v -> (v - meanX) * (v - meanX)).sum();
    }

    @Test
    void the_example_runs() {
        // begin example
        Table penguins = DataSets.PENGUINS.table(); // a Tablesaw table; missing values stay missing
        DataSets.PENGUINS.quirks(); // what will cost you time if nobody tells you

        Table complete = penguins.dropRowsWithMissingValues();
        double[][] sizes = Numbers.matrix(complete, "bill_length_mm", "bill_depth_mm"); // 333 × 2
        Dataset<Label> tribuo = TribuoData.classification(complete, "species"); // for Tribuo's trainers
        // end example
        assertThat(sizes).hasDimensions(333, 2);
        assertThat(tribuo.size()).isEqualTo(333);
    }

    private static String use() throws IOException {
        String source = Files.readString(Path.of("src/test/java/gradus/datasets/ReadmeTest.java"));
        int begin = source.indexOf("// begin example\n") + "// begin example\n".length();
        String example = source.substring(begin, source.indexOf("\n        // end example"));
        return fence("java", example.stripIndent() + "\n");
    }

    private static String damage() throws IOException {
        Path folder = Files.createTempDirectory("penguins");
        try (var card = DataSet.class.getResourceAsStream("penguins/DATA.md")) {
            Files.write(folder.resolve("DATA.md"), card.readAllBytes());
            String csv = new String(DataSets.PENGUINS.bytes("penguins.csv"), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("penguins.csv"), csv.substring(0, 9000));
            return fence("text", failure(DataSet.in(folder)::table) + "\n");
        } finally {
            Files.deleteIfExists(folder.resolve("DATA.md"));
            Files.deleteIfExists(folder.resolve("penguins.csv"));
            Files.delete(folder);
        }
    }

    private static String failure(Callable<Table> load) {
        try {
            load.call();
        } catch (Exception e) {
            return e.getMessage();
        }
        throw new AssertionError("damaged data were loaded");
    }

    private static String audit() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : Audit.of(DataSets.MUSHROOM.table(), "class")) {
            String kind = finding.kind().name().toLowerCase(Locale.ROOT);
            text.append("%-9s %-11s %s%n"
                    .formatted(kind, finding.column(), finding.says())
                    .replace("\r", ""));
        }
        return fence("text", text.toString());
    }

    private static String terms() {
        StringBuilder table = new StringBuilder("| Terms | Sets | |\n|---|--:|---|\n");
        for (Terms terms : Terms.values()) {
            List<String> names = DataSets.all().stream()
                    .filter(s -> s.terms() == terms)
                    .map(DataSet::name)
                    .toList();
            String some = names.size() <= 4 ? String.join(", ", names) : String.join(", ", names.subList(0, 4)) + ", …";
            table.append("| %s | %d | %s |\n".formatted(terms.label(), names.size(), some));
        }
        return "\n" + table + "\n";
    }

    private static String rates(Table table, String group, String outcome, String groupTitle, String outcomeTitle) {
        StringBuilder rows =
                new StringBuilder("| %s | People | %s |\n|---|--:|--:|\n".formatted(groupTitle, outcomeTitle));
        for (String value : List.copyOf(new TreeSet<>(table.stringColumn(group).asList()))) {
            Table part = table.where(table.stringColumn(group).isEqualTo(value));
            double rate = 100.0 * part.stringColumn(outcome).isEqualTo("yes").size() / part.rowCount();
            String title = Map.of("afam", "African American", "cauc", "white").getOrDefault(value, value);
            rows.append(String.format(Locale.ROOT, "| %s | %d | %.1f%% |%n", title, part.rowCount(), rate)
                    .replace("\r", ""));
        }
        return "\n" + rows + "\n";
    }

    private static String catalogue() {
        StringBuilder table = new StringBuilder("| Set | What it is | Rows | Columns | Task | Target | Terms |\n");
        table.append("|---|---|--:|--:|---|---|---|\n");
        for (DataSet set : DataSets.all()) {
            boolean missing = set.columns().stream().anyMatch(c -> c.missing() > 0);
            table.append("| [%s](src/main/resources/gradus/datasets/%s/DATA.md) | %s | %d | %s | %s | %s | %s |\n"
                    .formatted(
                            set.name(),
                            set.name(),
                            set.title(),
                            set.rows(),
                            set.columns().isEmpty() ? "–" : set.columns().size() + (missing ? " m" : ""),
                            set.task().label(),
                            set.target().orElse("–"),
                            set.terms().label()));
        }
        return "\n" + table + "\n";
    }

    private static String fence(String language, String text) {
        return "\n```" + language + "\n" + text + "```\n\n";
    }
}
