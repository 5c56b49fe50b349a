package gradus.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link Gpt} as bytes: numbers only, so that reading a file can run no code of the file's.
 *
 * <p>All in the order of the network (big-endian, as {@link DataOutputStream} writes): the 8 characters {@value #MAGIC}; five ints, the
 * {@link GptShape}; an int, how many merges there are, and two ints for each; for each array of the network, in the order of {@code
 * getParameters()}: how many axes, their lengths, its numbers as FLOAT32; last the SHA-256 of all that, 32 bytes.
 */
public final class Checkpoint {
    private static final String MAGIC = "GRADUSLM";
    private static final int SHA_256 = 32;

    private Checkpoint() {}

    /** The network's shape, encoding and weights. */
    public static byte[] write(Gpt gpt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes(MAGIC);
            GptShape shape = gpt.shape();
            for (int size :
                    new int[] {shape.vocabulary(), shape.context(), shape.width(), shape.heads(), shape.blocks()}) {
                out.writeInt(size);
            }
            out.writeInt(gpt.encoding().merges().size());
            for (Pair pair : gpt.encoding().merges()) {
                out.writeInt(pair.left());
                out.writeInt(pair.right());
            }
            for (Parameter parameter : parameters(gpt)) {
                write(out, parameter.getArray());
            }
            out.write(sha256(bytes.toByteArray()));
        } catch (IOException e) {
            throw new AssertionError("an array in memory takes any byte", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, NDArray array) throws IOException {
        long[] axes = array.getShape().getShape();
        out.writeInt(axes.length);
        for (long axis : axes) {
            out.writeInt(Math.toIntExact(axis));
        }
        for (float number : array.toFloatArray()) {
            out.writeFloat(number);
        }
    }

    /**
     * The network of a checkpoint; the caller closes it.
     *
     * @throws IllegalArgumentException if the bytes are no checkpoint, are damaged, or hold other arrays than their shape asks for
     */
    public static Gpt read(byte[] bytes) {
        int end = bytes.length - SHA_256;
        if (end < 0
                || !Arrays.equals(sha256(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new IllegalArgumentException(
                    "bytes must end in the SHA-256 of what stands before, but did not: the checkpoint is damaged");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("bytes must hold a whole checkpoint, but ended too early", e);
        }
    }

    private static Gpt read(DataInputStream in) throws IOException {
        String magic = new String(in.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII);
        require("bytes", MAGIC, magic);
        GptShape shape = new GptShape(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
        int merges = in.readInt();
        require("merges", shape.vocabulary() - 257, merges);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < merges; i++) {
            pairs.add(new Pair(in.readInt(), in.readInt()));
        }
        Gpt gpt = new Gpt(shape, new BytePairs(pairs), 0);
        try {
            for (Parameter parameter : parameters(gpt)) {
                read(in, parameter.getArray());
            }
            require("bytes after the last array", 0, in.available());
            return gpt;
        } catch (IOException | RuntimeException e) {
            gpt.close();
            throw e;
        }
    }

    private static void read(DataInputStream in, NDArray array) throws IOException {
        long[] axes = new long[in.readInt()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = in.readInt();
        }
        require("the shape of an array", array.getShape(), new Shape(axes));
        float[] numbers = new float[(int) array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readFloat();
        }
        array.set(FloatBuffer.wrap(numbers));
    }

    private static void require(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException(what + " must be " + expected + ", but was " + found);
        }
    }

    /** The checkpoint that comes with the course, trained by {@code ./gradus run language-model TrainGpt}; the caller closes it. */
    public static Gpt shipped() {
        try (InputStream in = Checkpoint.class.getResourceAsStream("gpt.bin")) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the checkpoint that comes with the course could not be read", e);
        }
    }

    private static List<Parameter> parameters(Gpt gpt) {
        return gpt.model().getBlock().getParameters().values();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
