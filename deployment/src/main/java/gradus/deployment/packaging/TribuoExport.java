package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;

/** A model of Tribuo as bytes that travel. */
public final class TribuoExport {
    private TribuoExport() {}

    /** Tribuo's own format, with its provenance: who trained it when, on what, with which settings. */
    public static byte[] protobuf(Model<?> model) {
        return model.serialize().toByteArray();
    }

    /**
     * ONNX, without the provenance that Tribuo would put in twice: it has the time of day in it, the operating system, and no
     * signature. The same weights give the same bytes.
     *
     * @throws IllegalArgumentException if Tribuo cannot export models of this kind, such as trees
     */
    public static byte[] onnx(Model<?> model) {
        if (model instanceof ONNXExportable exportable) {
            return exportable.exportONNXModel("gradus", 1).toBuilder()
                    .clearDocString()
                    .clearMetadataProps()
                    .build()
                    .toByteArray();
        }
        throw new IllegalArgumentException("model must be one that Tribuo exports to ONNX, but was "
                + model.getClass().getSimpleName());
    }

    /** The names of the features in the order of the columns of the exported graph: by Tribuo's numbers, not by the table. */
    public static List<String> columns(Model<?> model) {
        String[] names = new String[model.getFeatureIDMap().size()];
        for (VariableInfo feature : model.getFeatureIDMap()) {
            names[model.getFeatureIDMap().getID(feature.getName())] = feature.getName();
        }
        return new ArrayList<>(Arrays.asList(names));
    }

    /** The number of a class, which is its column in what the exported graph gives. */
    public static int answer(Model<Label> model, String label) {
        int answer = model.getOutputIDInfo().getID(new Label(label));
        Require.that(answer >= 0, "label must be a class of the model, but was " + label);
        return answer;
    }

    /** The class of a number. */
    static String label(Model<Label> model, int answer) {
        Require.index("answer", answer, model.getOutputIDInfo().size());
        return model.getOutputIDInfo().getOutput(answer).getLabel();
    }
}
