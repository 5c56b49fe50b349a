package gradus.web.command;

import gradus.datasets.DataSet;
import gradus.datasets.DataSets;
import gradus.datasets.audit.Audit;
import gradus.datasets.show.Describe;
import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.CsvFile;
import gradus.datasets.table.CsvFormat;
import gradus.datasets.table.DataException;
import gradus.datasets.table.ParquetFile;
import gradus.engine.cli.Desk;
import gradus.engine.progress.AtomicFiles;
import gradus.web.page.Alone;
import gradus.web.page.DataPages;
import j2html.tags.DomContent;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tech.tablesaw.api.Table;

/** Shows the course's data sets, and audits a file of the learner's own. */
@Command(
        name = "data",
        description = "List the data sets, show one, or audit a file of your own.",
        footer = {
            "",
            "  gradus data                      all sets",
            "  gradus data penguins             one: its columns, gaps, distributions, rows",
            "  gradus data --csv sales.csv --target price",
            "                                   a file of yours (CSV, gzipped CSV, Parquet),",
            "                                   and what in it may spoil a model",
            "  gradus data penguins --html penguins.html",
            "                                   the same as one page"
        })
final class DataCommand implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A set, such as penguins.")
    private String name;

    @Option(names = "--csv", paramLabel = "FILE", description = "A file of your own; Parquet if its name ends so.")
    private Path file;

    @Option(names = "--target", paramLabel = "COLUMN", description = "What is to be predicted in it.")
    private String target;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            converter = Delimiter.class,
            description = "What separates its cells, if not what it seems: one character, or 'tab'.")
    private Character delimiter;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Its encoding, if not UTF-8.")
    private Charset encoding;

    @Option(
            names = "--missing",
            paramLabel = "MARK",
            description = "A cell that means 'no value', such as NA or ' '. May be given several times.")
    private List<String> missing = List.of();

    @Option(names = "--decimal", paramLabel = "C", description = "What stands before its decimals, if not a point.")
    private Character decimal;

    @Option(names = "--html", paramLabel = "F", description = "Write a page instead.")
    private Path html;

    DataCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (name != null && file != null) {
            throw new ParameterException(spec.commandLine(), "NAME and --csv exclude each other");
        }
        if (file == null && (target != null || isWritten())) {
            throw new ParameterException(
                    spec.commandLine(), "--target, --delimiter, --encoding, --missing and --decimal go with --csv");
        }
        if (file != null && isParquet() && isWritten()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a Parquet file says itself how it is written: leave out --delimiter, --encoding, --missing and --decimal");
        }
        if (name == null && file == null && html != null) {
            throw new ParameterException(
                    spec.commandLine(), "--html goes with NAME or --csv; 'gradus site' writes all pages");
        }
        try {
            if (html != null) {
                requireFolder(html.toAbsolutePath().getParent());
                AtomicFiles.write(html, page());
                desk.console().line(html + " is written.");
            } else {
                desk.console().line(text().stripTrailing());
            }
            return 0;
        } catch (DataException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Whether anything is said of how the file is written. */
    private boolean isWritten() {
        return delimiter != null || encoding != null || decimal != null || !missing.isEmpty();
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "--html must name a file in a folder that exists, but there is none at " + folder);
        }
    }

    private String text() {
        if (file != null) {
            return isParquet() ? Describe.parquet(file, target) : Describe.csv(file, format(), target);
        }
        return name == null ? Describe.catalogue() : Describe.set(set());
    }

    private String page() {
        String heading = file != null ? file.getFileName().toString() : set().title();
        DomContent content = file != null ? ownFile(heading) : DataPages.content(set());
        return Alone.page(heading, content);
    }

    private DomContent ownFile(String heading) {
        List<ColumnSpec> columns;
        Table table;
        if (isParquet()) {
            columns = ParquetFile.of(file).columns();
            table = ParquetFile.of(file).table();
        } else {
            CsvFile csv = CsvFile.of(file, format());
            columns = csv.columns();
            table = csv.table(columns);
        }
        return DataPages.own(heading, table, columns, target == null ? Audit.of(table) : Audit.of(table, target));
    }

    private boolean isParquet() {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    private CsvFormat format() {
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : encoding;
        CsvFormat format = delimiter == null
                ? CsvFormat.detect(file, charset)
                : CsvFormat.COMMA.withDelimiter(delimiter).withCharset(charset);
        return format.withMissing(missing.toArray(String[]::new)).withDecimal(decimal == null ? '.' : decimal);
    }

    private DataSet set() {
        return DataSets.named(name);
    }

    /** One character; a tab, which cannot be typed everywhere, also by name. */
    private static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
                return '\t';
            }
            if (text.length() != 1) {
                throw new TypeConversionException("must be one character, or tab, but was " + text);
            }
            return text.charAt(0);
        }
    }
}
