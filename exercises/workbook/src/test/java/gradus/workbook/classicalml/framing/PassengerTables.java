package gradus.workbook.classicalml.framing;

import gradus.datasets.bridge.TribuoData;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Small tables of passengers in words, and models of Tribuo's own on them, for {@link PapersByTribuo}. */
final class PassengerTables {
    static final String[] KNOWN = PapersByTribuo.KNOWN.toArray(String[]::new);
    /** Four men who did not survive and two women who did. */
    static final String SMALL = "male 3rd no, male 1st no, male 2nd no, male 3rd no, female 1st yes, female 3rd yes";

    private PassengerTables() {}

    /** A model of Tribuo's own, so that only what is asked of it is the answer's. */
    static Model<Label> model(String passengers) {
        return new LogisticRegressionTrainer().train(dataset(table(passengers)));
    }

    static MutableDataset<Label> dataset(Table passengers) {
        return TribuoData.classification(passengers, "survived", KNOWN);
    }

    /** Sex, class and what happened, for each passenger. */
    static Table table(String passengers) {
        String[] words = passengers.split(",? ");
        Table table = Table.create("passengers");
        for (String column : List.of("sex", "passenger_class", "survived")) {
            int first = table.columnCount();
            table.addColumns(StringColumn.create(
                    column, IntStream.range(0, words.length / 3).mapToObj(i -> words[3 * i + first])));
        }
        return table;
    }
}
