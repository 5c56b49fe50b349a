package gradus.deeplearning.training;

import java.util.stream.IntStream;

/**
 * Says of an image what the known image nearest to it is labelled. Nothing is trained: it keeps every known image, and compares with all of
 * them for each answer.
 */
public final class NearestNeighbour {
    private NearestNeighbour() {}

    /** The label of the known image at the smallest squared distance from each unknown one; of equals, the first. */
    public static int[] predict(Digits known, Digits unknown) {
        float[][] images =
                IntStream.range(0, known.size()).mapToObj(known::image).toArray(float[][]::new);
        int[] answers = new int[unknown.size()];
        for (int i = 0; i < answers.length; i++) {
            float[] image = unknown.image(i);
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < images.length; j++) {
                double distance = squaredDistance(image, images[j]);
                if (distance < nearest) {
                    nearest = distance;
                    answers[i] = known.label(j);
                }
            }
        }
        return answers;
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            double difference = a[k] - b[k];
            sum += difference * difference;
        }
        return sum;
    }
}
