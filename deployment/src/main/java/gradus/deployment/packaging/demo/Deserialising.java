package gradus.deployment.packaging.demo;

import gradus.fundamentals.demo.Lines;
import java.io.InvalidClassException;

/** What happens when a model is read by Java's own serialisation. */
final class Deserialising {
    private Deserialising() {}

    static void objects(Lines lines) throws Exception {
        byte[] file = Surprise.file();
        int before = Surprise.RAN.get();
        lines.print(
                "(double[]) in.readObject()   %s; its code had run %d time before",
                name(() -> Surprise.weights(file)), Surprise.RAN.get() - before);
        before = Surprise.RAN.get();
        lines.print(
                "with an ObjectInputFilter    %s; its code had run %d times before",
                name(() -> Surprise.filteredWeights(file)), Surprise.RAN.get() - before);
    }

    private interface Reading {
        double[] read() throws Exception;
    }

    private static String name(Reading reading) throws Exception {
        try {
            return reading.read().length + " weights";
        } catch (ClassCastException | InvalidClassException e) {
            return e.getClass().getSimpleName();
        }
    }
}
