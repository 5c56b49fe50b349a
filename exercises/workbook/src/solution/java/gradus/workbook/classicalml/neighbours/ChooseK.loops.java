/** The same in numbers of errors instead of rates, by loops. */
public final class ChooseK {
    public static Advice judge(Curve curve) {
        // begin solution: is it evidence, has anything been learned, and how large may k be?
        boolean evidence = switch (curve.countedOn()) {
            case TRAINING_ROWS -> false;
            case ROW_LEFT_OUT -> !curve.twins();
            case GROUP_LEFT_OUT -> true;
        };
        if (!evidence) {
            return new Advice(Verdict.NO_EVIDENCE, 0);
        }
        int least = Integer.MAX_VALUE;
        int largest = 0;
        for (Tried tried : curve.points()) {
            least = Math.min(least, tried.errors());
            largest = Math.max(largest, tried.k());
        }
        double inErrors = Math.sqrt(least * (1.0 - (double) least / curve.rows()));
        if (curve.baselineErrors() - least <= 2 * inErrors) {
            return new Advice(Verdict.NOTHING_LEARNED, 0);
        }
        int chosen = 0;
        for (Tried tried : curve.points()) {
            if (tried.errors() - least <= inErrors && tried.k() > chosen) {
                chosen = tried.k();
            }
        }
        return new Advice(chosen < largest ? Verdict.TAKE : Verdict.TRY_LARGER, chosen);
        // end solution
    }
}
