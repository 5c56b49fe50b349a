import java.util.stream.DoubleStream;

public final class ExperimentJudge {
    public static Test test(Experiment experiment) {
        // begin solution: first what was measured, then on whom
        return switch (experiment.outcome()) {
            case NUMBER -> experiment.sameUnits() ? Test.PAIRED_T : Test.WELCH_T;
            case YES_OR_NO ->
                experiment.sameUnits()
                        ? Test.NONE_OF_THESE
                        : experiment.smallestExpected() < 5 ? Test.FISHER_EXACT : Test.CHI_SQUARE;
        };
        // end solution
    }

    public static Claim claim(Experiment experiment) {
        // begin solution: the four questions, in their order
        double farthest = DoubleStream.of(experiment.low(), experiment.high())
                .map(Math::abs)
                .max()
                .orElseThrow();
        Claim ifSmall = experiment.byLot() ? Claim.CAUSED : Claim.DIFFERENT;
        Claim ifLarge = experiment.p() <= 0.05 / experiment.outcomesTried() ? ifSmall : Claim.UNDECIDED;
        Claim ifFair = farthest < experiment.matters() ? Claim.TOO_SMALL_TO_MATTER : ifLarge;
        return experiment.looksOnTheWay() ? Claim.NOTHING : ifFair;
        // end solution
    }
}
