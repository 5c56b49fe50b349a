/** Over all cells, of which only those of what happened count. */
public final class VoteLogLoss {
    public static double of(double[][] votes, int[] labels, double[] weights) {
        // begin solution: check each row, then add up what each case costs and how often it counts
        double loss = 0;
        double cases = 0;
        for (int i = 0; i < votes.length; i++) {
            double sum = 0;
            boolean found = false;
            for (int c = 0; c < votes[i].length; c++) {
                if (votes[i][c] < 0 || Double.isNaN(votes[i][c]) || Double.isInfinite(votes[i][c])) {
                    throw new IllegalArgumentException("bad vote in votes[" + i + "]");
                }
                sum += votes[i][c];
                found |= c == labels[i];
            }
            if (!found) {
                throw new IllegalArgumentException("no class: labels[" + i + "]");
            }
            if (!(sum > 0)) {
                throw new IllegalArgumentException("nobody voted in votes[" + i + "]");
            }
            for (int c = 0; c < votes[i].length; c++) {
                if (c == labels[i] && weights[i] > 0) {
                    loss += weights[i] * Math.log(sum / votes[i][c]);
                    cases += weights[i];
                }
            }
        }
        return cases > 0 ? loss / cases : Double.NaN;
        // end solution
    }
}
