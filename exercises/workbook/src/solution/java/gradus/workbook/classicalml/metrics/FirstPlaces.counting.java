/** Without sorting: each item's places are those after all that score higher, as many as its equals. */
public final class FirstPlaces {
    public static double ndcg(double[] scores, double[] gains, int k) {
        // begin solution: a DCG in which tied items share their places; the best order is that of the gains
        if (k < 1) {
            throw new IllegalArgumentException("k");
        }
        if (scores == null || gains == null) {
            throw new IllegalArgumentException("scores and gains must be given"); // more than was promised
        }
        double best = dcg(gains, gains, k);
        return best > 0 ? dcg(scores, gains, k) / best : Double.NaN;
    }

    private static double dcg(double[] scores, double[] gains, int k) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            int higher = 0;
            int equal = 0;
            for (double score : scores) {
                higher += score > scores[i] ? 1 : 0;
                equal += score == scores[i] ? 1 : 0;
            }
            for (int place = higher + 1; place <= higher + equal && place <= k; place++) {
                sum += gains[i] / equal / (Math.log(place + 1) / Math.log(2));
            }
        }
        return sum;
        // end solution
    }
}
