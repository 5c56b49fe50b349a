public final class LyingLeaves {
    public static List<Verdict> of(List<Leaf> leaves, int classes) {
        // begin solution: a level for each leaf, and its verdict
        Verdict[] verdicts = new Verdict[leaves.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = verdict(leaves.get(i), classes, 0.01 / verdicts.length);
        }
        return List.of(verdicts);
        // end solution
    }

    private static Verdict verdict(Leaf leaf, int classes, double level) {
        // begin solution: what it promises, and how probable it is to be as bad as found
        long rows = (long) leaf.rows() + classes;
        double wrong = (double) (rows - leaf.right() - 1) / rows;
        double allWrong = Math.exp(leaf.heldOut() * Math.log(wrong));
        if (allWrong >= level) {
            return Verdict.TOO_FEW;
        }
        long found = leaf.heldOut() - leaf.heldOutRight();
        double asManyWrong = found == 0 ? 1 : new Binomial(leaf.heldOut(), wrong).survival(found - 1);
        return asManyWrong < level ? Verdict.LIES : Verdict.STANDS;
        // end solution
    }
}
