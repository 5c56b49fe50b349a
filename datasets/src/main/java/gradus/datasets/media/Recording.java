package gradus.datasets.media;

import gradus.datasets.table.DataException;
import gradus.datasets.table.Place;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sound of one channel, immutable: samples of 16 bits at equal distances in time (PCM). */
public final class Recording {
    private static final int PCM = 1;

    private final int sampleRate;
    private final short[] samples;

    private Recording(int sampleRate, short[] samples) {
        this.sampleRate = sampleRate;
        this.samples = samples;
    }

    /**
     * Reads a WAV file of one channel and 16 bits.
     *
     * @param name the file's name, for errors
     * @throws DataException if it is no such file, or is cut short
     */
    public static Recording wav(String name, byte[] file) {
        ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12
                || !word(wav).equals("RIFF")
                || wav.getInt() < 0
                || !word(wav).equals("WAVE")) {
            throw new DataException(Place.of(name), "a WAV file", "another beginning than RIFF and WAVE");
        }
        int sampleRate = 0;
        while (wav.remaining() >= 8) {
            String chunk = word(wav);
            int size = wav.getInt();
            if (size < 0 || size > wav.remaining()) {
                throw new DataException(
                        Place.of(name), size + " bytes in its part " + chunk, wav.remaining() + " bytes");
            }
            if (chunk.equals("data")) {
                return new Recording(requireFormat(name, sampleRate), samples(wav.slice(wav.position(), size)));
            }
            if (chunk.equals("fmt ")) {
                sampleRate = sampleRate(name, wav.slice(wav.position(), size).order(ByteOrder.LITTLE_ENDIAN));
            }
            wav.position(Math.min(wav.limit(), wav.position() + size + size % 2));
        }
        throw new DataException(Place.of(name), "a part that holds samples", "the end of the file");
    }

    /** Samples in a second. */
    public int sampleRate() {
        return sampleRate;
    }

    /** How long it lasts, in seconds. */
    public double seconds() {
        return (double) samples.length / sampleRate;
    }

    /** The samples as stored, from −32768 to 32767. */
    public short[] pcm() {
        return samples.clone();
    }

    /** The samples as numbers in [−1, 1). */
    public double[] samples() {
        double[] numbers = new double[samples.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = samples[i] / 32768.0;
        }
        return numbers;
    }

    private static int sampleRate(String name, ByteBuffer format) {
        int encoding = format.getShort();
        int channels = format.getShort();
        int rate = format.getInt();
        format.position(14);
        int bits = format.getShort();
        if (encoding != PCM || channels != 1 || bits != 16 || rate <= 0) {
            throw new DataException(
                    Place.of(name),
                    "PCM of one channel and 16 bits",
                    "encoding " + encoding + " of " + channels + " channels and " + bits + " bits at " + rate + " Hz");
        }
        return rate;
    }

    private static int requireFormat(String name, int sampleRate) {
        if (sampleRate == 0) {
            throw new DataException(Place.of(name), "the format before the samples", "samples without a format");
        }
        return sampleRate;
    }

    private static short[] samples(ByteBuffer data) {
        short[] samples = new short[data.remaining() / 2];
        data.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static String word(ByteBuffer wav) {
        byte[] word = new byte[4];
        wav.get(word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }
}
