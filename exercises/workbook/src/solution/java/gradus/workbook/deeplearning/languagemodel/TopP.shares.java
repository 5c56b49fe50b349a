import java.util.ArrayList;
import java.util.List;

public final class TopP {
    public static double[] probabilities(double[] logits, double temperature, double p) {
        // begin solution: temperature, softmax, cut, and again to a sum of 1
        if (Double.isNaN(temperature) || temperature <= 0) {
            throw new IllegalArgumentException("temperature " + temperature);
        }
        if (Double.isNaN(p) || p <= 0 || p > 1) {
            throw new IllegalArgumentException("p " + p);
        }
        double top = logits[0];
        for (double logit : logits) {
            top = Math.max(top, logit);
        }
        double[] share = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            share[i] = Math.exp(logits[i] / temperature - top / temperature);
            sum += share[i];
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < share.length; i++) {
            share[i] /= sum;
            order.add(i);
        }
        order.sort((a, b) -> share[a] == share[b] ? a - b : Double.compare(share[b], share[a]));
        double[] result = new double[share.length];
        double before = 0;
        for (int i : order) {
            result[i] = p == 1 || before < p ? share[i] : 0;
            before += share[i];
        }
        double left = 0;
        for (double q : result) {
            left += q;
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= left;
        }
        return result;
        // end solution
    }
}
