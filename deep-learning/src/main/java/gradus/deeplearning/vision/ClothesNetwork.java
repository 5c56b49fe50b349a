package gradus.deeplearning.vision;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.nn.SequentialBlock;
import gradus.fundamentals.Require;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Networks that name clothes, five of each kind, trained on all 6000 pictures with seeds 1 to 5. Training the fifteen takes minutes, so
 * their weights are shipped, in DJL's format and with checksums; {@code ./gradus run vision TrainClothes DIRECTORY} makes them.
 */
public enum ClothesNetwork {
    /** LeNet's layout, one hidden layer of 32; pictures as they are. */
    LENET(() -> ConvolutionalNetworks.leNet(6, 16, 32), Augmentation.NONE),
    /** The same layers; in training, each picture is moved by up to three pixels and mirrored half of the time. */
    MOVED_LENET(
            () -> ConvolutionalNetworks.leNet(6, 16, 32), Augmentation.shift(3).then(Augmentation.MIRROR)),
    /** Three residual blocks of 6, 12 and 24 channels; pictures as they are. */
    RESIDUAL(() -> ConvolutionalNetworks.residual(6), Augmentation.NONE);

    /** How many of each kind there are. */
    public static final int SEEDS = 5;

    private static final int EPOCHS = 8;
    private static final String SUMS = "checkpoints.properties";

    private final Supplier<SequentialBlock> layers;
    private final Augmentation augmentation;

    ClothesNetwork(Supplier<SequentialBlock> layers, Augmentation augmentation) {
        this.layers = layers;
        this.augmentation = augmentation;
    }

    /** The layers, without weights. */
    public SequentialBlock layers() {
        return layers.get();
    }

    /** Trains a network: 15 to 60 seconds of one core. The caller closes it. */
    public Model train(int seed) {
        return PictureTrainer.of(EPOCHS, seed).with(augmentation).fit(layers(), LabelledPictures.clothes(600));
    }

    /**
     * The network that was shipped, as it was after training; the caller closes it.
     *
     * @param seed 1 to 5
     * @throws IllegalStateException if the weights are not those that were shipped
     */
    public Model trained(int seed) {
        Require.between("seed", seed, 1, SEEDS, "the networks that are shipped");
        byte[] weights = resource(file(seed));
        String sum = checksum(seed);
        if (!sha256(weights).equals(sum)) {
            throw new IllegalStateException(
                    file(seed) + " must have the checksum " + sum + ", but had " + sha256(weights));
        }
        Model model = Model.newInstance(file(seed), Device.cpu());
        try {
            SequentialBlock network = layers();
            network.loadParameters(model.getNDManager(), new DataInputStream(new ByteArrayInputStream(weights)));
            model.setBlock(network);
            return model;
        } catch (IOException | MalformedModelException e) {
            model.close();
            throw new IllegalStateException(file(seed) + " must hold the weights of " + this + ", but does not", e);
        }
    }

    /** The weights of a network in the format of the shipped files. */
    public static byte[] weights(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            model.getBlock().saveParameters(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The name of a network's file: {@code lenet-1.params}. */
    public String file(int seed) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + seed + ".params";
    }

    /** A checksum as {@code sha256sum} prints it. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The checksum of a network's weights, as shipped. */
    public String checksum(int seed) {
        return sums().getProperty(file(seed));
    }

    private static Properties sums() {
        Properties sums = new Properties();
        try {
            sums.load(new StringReader(new String(resource(SUMS), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }

    private static byte[] resource(String name) {
        try (InputStream in = ClothesNetwork.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " must be shipped, but is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
