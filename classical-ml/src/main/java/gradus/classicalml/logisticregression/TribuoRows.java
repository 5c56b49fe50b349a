package gradus.classicalml.logisticregression;

import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** The same rows in Tribuo's words. */
final class TribuoRows {
    private TribuoRows() {}

    /** A Tribuo data set with the same features under the same names, in the same order. */
    static MutableDataset<Label> of(LabelledRows rows) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("labelled rows", factory), factory);
        String[] names = rows.features().toArray(String[]::new);
        for (int i = 0; i < rows.X().rows(); i++) {
            Label label = new Label(rows.classes().get(rows.labels()[i]));
            dataset.add(new ArrayExample<>(label, names, rows.X().row(i)));
        }
        return dataset;
    }
}
