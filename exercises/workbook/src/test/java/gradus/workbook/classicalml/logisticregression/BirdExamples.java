package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Birds as examples of Tribuo, and how {@link SpeciesByTribuo} does on them. */
final class BirdExamples {
    static final Table ALL = DataSets.PENGUINS.table();

    /** Every fifth bird, of all three species: enough to tell two trainings apart, in a fifth of the time. */
    static final Table FEW =
            ALL.rows(IntStream.range(0, ALL.rowCount()).filter(i -> i % 5 == 0).toArray());

    private BirdExamples() {}

    /** A bird by its measurements, NaN if missing. */
    record Bird(double length, double depth, String species) {}

    /** A power of two: standardised, the measurements are what they were, bit for bit. */
    static Table inUnitsOf1024(Table birds) {
        Table other = birds.copy();
        for (String name : SpeciesByTribuo.MEASUREMENTS) {
            other.replaceColumn(name, other.numberColumn(name).divide(1024).setName(name));
        }
        return other;
    }

    static List<String> examples(List<Bird> birds) {
        Table table = Table.create(
                StringColumn.create("species", birds.stream().map(Bird::species)),
                DoubleColumn.create("bill_length_mm", birds.stream().mapToDouble(Bird::length)),
                DoubleColumn.create("bill_depth_mm", birds.stream().mapToDouble(Bird::depth)));
        return SpeciesByTribuo.dataset(table).getData().stream()
                .map(example -> features(example) + " " + example.getOutput().getLabel())
                .toList();
    }

    static Map<String, Double> features(Example<Label> example) {
        Map<String, Double> features = new TreeMap<>();
        for (Feature feature : example) {
            features.put(feature.getName(), feature.getValue());
        }
        return features;
    }

    /** Makes a failed expectation of the error with which Tribuo refuses an example that holds NaN. */
    static <T> T accepted(Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException refused) {
            expect("what Tribuo says to an example of a bird", String.valueOf(refused.getMessage()))
                    .usually("A feature is NaN: a bird without a measurement reached the example; drop it first.")
                    .to("not be a refusal", said -> !said.contains("invalid features"));
            throw refused;
        }
    }

    /** Mean log loss on the measured birds. */
    static double logLoss(Model<Label> model, Table birds) {
        Table measured = Numbers.complete(birds, SpeciesByTribuo.MEASUREMENTS);
        double[][] rows = Numbers.matrix(measured, SpeciesByTribuo.MEASUREMENTS);
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> -Math.log(SpeciesByTribuo.probability(
                        model, measured.stringColumn("species").get(i), rows[i])))
                .average()
                .orElseThrow();
    }
}
