import java.util.ArrayList;
import java.util.HashSet;

public final class ServedByOnnx implements AutoCloseable {
    // begin solution: what one served model keeps
    private OrtSession session;
    private List<Integer> order = new ArrayList<>();
    private int column;
    // end solution

    public static ServedByOnnx of(Model<Label> model, List<String> columns, String label, double[][] samples) {
        // begin solution: places, answer, session; then compare, and close what fails
        ServedByOnnx it = new ServedByOnnx();
        for (int place : places(model, columns)) {
            it.order.add(place);
        }
        if (!model.getOutputIDInfo().getDomain().contains(new Label(label))) {
            throw new IllegalArgumentException("there is no class " + label);
        }
        it.column = model.getOutputIDInfo().getID(new Label(label));
        it.session = session(model);
        it.compare(model, columns, label, samples);
        return it;
        // end solution
    }

    private static int[] places(Model<Label> model, List<String> columns) {
        // begin solution: by name; refuse what the model does not have, what stands twice, what is missing
        var features = model.getFeatureIDMap();
        HashSet<String> seen = new HashSet<>();
        for (String column : columns) {
            if (features.getID(column) == -1 || !seen.add(column)) {
                throw new IllegalArgumentException(column + " is unknown, or stands twice");
            }
        }
        int[] order = new int[features.size()];
        for (int id = 0; id < order.length; id++) {
            order[id] = columns.indexOf(features.get(id).getName());
            if (order[id] < 0) {
                throw new IllegalArgumentException(features.get(id).getName() + " is missing");
            }
        }
        return order;
        // end solution
    }

    private void compare(Model<Label> model, List<String> columns, String label, double[][] samples) {
        // begin solution: ask both; a difference is large or small relative to the model's answer
        int i = 0;
        for (double came : probabilities(samples)) {
            double[] values = samples[i++];
            double right = model.predict(TribuoData.example(columns, values, LabelFactory.UNKNOWN_LABEL))
                    .getOutputScores()
                    .get(label)
                    .getScore();
            if (Math.abs(came / right - 1) > 1e-5) {
                close();
                throw new IllegalStateException("the export answers otherwise");
            }
        }
        // end solution
    }

    public double[] probabilities(double[][] rows) {
        // begin solution: one tensor, one run, both closed
        if (session == null) {
            throw new IllegalStateException("closed");
        }
        float[][] floats = new float[rows.length][order.size()];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != order.size()) {
                throw new IllegalArgumentException("row " + i + " has " + rows[i].length);
            }
            for (int id = 0; id < order.size(); id++) {
                floats[i][id] = (float) rows[i][order.get(id)];
            }
        }
        if (rows.length == 0) {
            return new double[0];
        }
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), floats);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            float[][] came = (float[][]) result.get("output").orElseThrow().getValue();
            return java.util.Arrays.stream(came).mapToDouble(row -> row[column]).toArray();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        // end solution
    }

    @Override
    public void close() {
        // begin solution: the session, once
        try {
            if (session != null) {
                session.close();
            }
            session = null;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        // end solution
    }
}
