package gradus.deployment.packaging.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** An object that does something while it is read. This one only counts; others have opened a shell. */
final class Surprise implements Serializable {
    private static final long serialVersionUID = 1L;

    /** How often code in the file has run. */
    static final AtomicInteger RAN = new AtomicInteger();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        RAN.incrementAndGet();
    }

    /** The file that somebody calls model.ser. */
    static byte[] file() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Surprise());
        }
        return bytes.toByteArray();
    }

    /** Reads weights as many programs do: whatever comes, then a cast. */
    static double[] weights(byte[] file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(file))) {
            return (double[]) in.readObject();
        }
    }

    /** The same, but no class is read that is not on the list. */
    static double[] filteredWeights(byte[] file) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(file))) {
            in.setObjectInputFilter(
                    ObjectInputFilter.Config.createFilter("maxarray=1000;maxdepth=1;maxbytes=10000;!*"));
            return (double[]) in.readObject();
        }
    }
}
