package gradus.classicalml.metrics.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.metrics.Average;
import gradus.classicalml.metrics.ConfusionMatrix;
import gradus.classicalml.metrics.ProbabilityScores;
import gradus.classicalml.metrics.RankingScores;
import gradus.classicalml.metrics.ScoreCurve;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.metrics.TribuoEvaluations;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;

/** The page's models, fitted and scored once more by scikit-learn 1.2.1 (src/test/peers/peer_metrics.py), and scored by Tribuo. */
class MetricsPeerTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private final Credits credits = new Credits(DataSets.CREDIT_SCORING.table());

    @Test
    void credits_are_scored_as_by_scikit_learn() {
        ConfusionMatrix half = credits.scored.at(0.5);
        assertThat(half).hasToString("[[602, 34], [177, 78]]");
        assertThat(half.precision(Average.MACRO)).isCloseTo(0.7346070970108197, CLOSE);
        assertThat(half.recall(Average.MACRO)).isCloseTo(0.6262116167221605, CLOSE);
        assertThat(half.f1(Average.MACRO)).isCloseTo(0.6379757560585784, CLOSE);
        assertThat(half.precision(Average.WEIGHTED)).isCloseTo(0.7509325944820169, CLOSE);
        assertThat(half.f1(Average.WEIGHTED)).isCloseTo(0.7290170684938692, CLOSE);
        assertThat(half.f1(1)).isCloseTo(0.42506812, within(1e-8));
        assertScores(credits.scored, 0.774774941423, 0.584930322593, 0.496080445988, 0.163843515627);
        Scored tenths = credits.scored.with(p -> Math.rint(10 * p) / 10);
        ScoreCurve curve = ScoreCurve.of(tenths.probabilities, tenths.labels);
        assertThat(curve.auc()).isCloseTo(0.768087926995, CLOSE);
        assertThat(curve.averagePrecision()).isCloseTo(0.546498448346, CLOSE);
    }

    @Test
    void mails_are_scored_as_by_scikit_learn() {
        Scored mails = new Mails(DataSets.SPAMBASE.table()).scored;
        assertThat(mails.at(0.5)).hasToString("[[542, 20], [47, 320]]");
        assertScores(mails, 0.961043179769, 0.951113065881, 0.226813550132, 0.060321262262);
        assertScoredAlikeByTribuo(mails);
    }

    @Test
    void credits_are_scored_as_by_tribuo() {
        assertScoredAlikeByTribuo(credits.scored);
    }

    @Test
    void lists_are_scored_as_by_scikit_learn() {
        Lists lists = new Lists(credits);
        assertThat(RankingScores.ndcgAt(50, credits.scored.probabilities, lists.lost()))
                .isCloseTo(0.576653193426, CLOSE);
        assertThat(RankingScores.ndcgAt(50, credits.amounts(), lists.lost())).isCloseTo(0.525480750849, CLOSE);
        assertThat(RankingScores.ndcgAt(50, lists.expectedLoss(), lists.lost())).isCloseTo(0.604751131380, CLOSE);
        assertThat(RankingScores.ndcgAt(50, new double[891], lists.lost())).isCloseTo(0.158767062384, CLOSE);
    }

    @Test
    void guesses_are_scored_as_by_scikit_learn() {
        double[] years = Vectors.at(credits.features.column(0), credits.split.test());
        double[] guesses = new double[years.length];
        Arrays.fill(guesses, Vectors.mean(Vectors.at(credits.features.column(0), credits.split.train())));
        assertThat(Scores.rootMeanSquaredError(guesses, years)).isCloseTo(8.241914494811, CLOSE);
        assertThat(Scores.meanAbsoluteError(guesses, years)).isCloseTo(6.574778564955, CLOSE);
        assertThat(Scores.rSquared(guesses, years)).isCloseTo(-0.000330647154, CLOSE);
    }

    private static void assertScores(Scored scored, double auc, double averagePrecision, double logLoss, double brier) {
        ScoreCurve curve = ScoreCurve.of(scored.probabilities, scored.labels);
        assertThat(curve.auc()).isCloseTo(auc, CLOSE);
        assertThat(curve.averagePrecision()).isCloseTo(averagePrecision, CLOSE);
        assertThat(ProbabilityScores.logLoss(scored.probabilities, scored.labels))
                .isCloseTo(logLoss, CLOSE);
        assertThat(ProbabilityScores.brierScore(scored.probabilities, scored.labels))
                .isCloseTo(brier, CLOSE);
    }

    private static void assertScoredAlikeByTribuo(Scored scored) {
        Label one = new Label("1");
        LabelEvaluation theirs = TribuoEvaluations.of(scored.both(), scored.labels);
        ConfusionMatrix ours = scored.at(0.5);
        ScoreCurve curve = ScoreCurve.of(scored.probabilities, scored.labels);
        assertThat(theirs.accuracy()).isCloseTo(ours.accuracy(), CLOSE);
        assertThat(theirs.precision(one)).isCloseTo(ours.precision(1), CLOSE);
        assertThat(theirs.recall(one)).isCloseTo(ours.recall(1), CLOSE);
        assertThat(theirs.macroAveragedF1()).isCloseTo(ours.f1(Average.MACRO), CLOSE);
        assertThat(theirs.AUCROC(one)).isCloseTo(curve.auc(), CLOSE);
        assertThat(theirs.averagedPrecision(one)).isCloseTo(curve.averagePrecision(), CLOSE);
    }
}
