package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Values of scikit-learn 1.2.1 on the same rows: {@code src/test/peers/peer_features.py}. */
class FeaturesPeersTest {
    private static final Table CREDIT = DataSets.CREDIT_SCORING.table();
    private static final Table TRAIN = CREDIT.rows(IntStream.range(0, 3000).toArray());
    private static final Table TEST = CREDIT.rows(IntStream.range(3000, 4454).toArray());
    private static final double[] GOOD = TRAIN.stringColumn("status").asList().stream()
            .mapToDouble(status -> status.equals("good") ? 1 : 0)
            .toArray();
    private static final Step<Table, Features> FILLED = NumberColumns.of(
                    "seniority", "time", "age", "expenses", "income", "assets", "debt", "amount", "price")
            .then(Imputer.median());

    @Test
    void medians_and_indicators_are_those_of_SimpleImputer() {
        Features filled = FILLED.fit(TRAIN, GOOD).apply(TEST);
        assertThat(filled.names().subList(9, 12)).containsExactly("income_missing", "assets_missing", "debt_missing");
        assertThat(IntStream.range(0, 12)
                        .mapToDouble(
                                j -> Arrays.stream(filled.values().column(j)).sum()))
                .containsExactly(
                        11535.0, 68466.0, 53659.0, 70850.0, 193103.0, 7596710.0, 516208.0, 1539773.0, 2139944.0, 133.0,
                        21.0, 3.0);
    }

    @Test
    void scales_are_those_of_scikit_learn_but_for_its_divisor_n() {
        double divisor = Math.sqrt(2999 / 3000.0);
        assertThat(scaled(Scaler.STANDARD))
                .containsExactly(
                        new double[] {
                            -0.49319146249779705 * divisor,
                            -1.500242113618818 * divisor,
                            -1.3936648673297305 * divisor,
                            -1.170162611409246 * divisor,
                            -0.5711688713685897 * divisor
                        },
                        within(1e-12));
        assertThat(scaled(Scaler.RANGE))
                .containsExactly(
                        new double[] {0.09302325581395349, 0.2727272727272727, 0.08, 0.0, 0.09548793284365163},
                        within(1e-12));
        assertThat(scaled(Scaler.ROBUST))
                .containsExactly(
                        new double[] {-0.1, -1.0, -0.8235294117647058, -0.8333333333333334, -0.4027777777777778},
                        within(1e-12));
    }

    private static double[] scaled(Scaler scaler) {
        return FILLED.then(Step.fixed((Features rows) -> rows.columnsAt(0, 1, 2, 3, 4)))
                .then(scaler)
                .fit(TRAIN, GOOD)
                .apply(TEST)
                .values()
                .row(0);
    }

    @Test
    void the_strongest_four_are_those_of_SelectKBest() {
        Step<Table, Features> strongest = FILLED.then(
                        Step.fixed((Features rows) -> rows.columnsAt(0, 1, 2, 3, 4, 5, 6, 7, 8)))
                .then(Selection.strongest(4));
        assertThat(strongest.fit(TRAIN, GOOD).training().names())
                .containsExactly("seniority", "time", "income", "amount");
    }

    @Test
    void categories_are_those_of_OneHotEncoder() {
        Features homes = OneHot.of("home").fit(TRAIN, GOOD).training();
        assertThat(homes.names())
                .containsExactly(
                        "home=ignore",
                        "home=other",
                        "home=owner",
                        "home=parents",
                        "home=priv",
                        "home=rent",
                        "home=(missing)");
        assertThat(homes.values().transposeTimes(ones(3000))).containsExactly(11, 228, 1428, 512, 147, 668, 6);
    }

    @Test
    void smoothed_means_are_those_of_the_formula_in_pandas() {
        int[] even = IntStream.range(0, 1500).map(i -> 2 * i).toArray();
        TargetEncoder.Means means = TargetEncoder.Means.of(Categories.of(TRAIN, "job"), GOOD, even, 10);
        assertThat(means.of(List.of("fixed", "freelance", "others", "partime", "none")))
                .containsExactly(
                        new double[] {
                            0.7837100213219617, 0.6669816272965879, 0.5391044776119402, 0.46181818181818185, 0.712
                        },
                        within(1e-12));
    }

    @Test
    void hashes_are_those_of_FeatureHasher() {
        List<String> texts = List.of("home=rent", "home=owner", "route=DTW-LAS", "city=Zürich", "home=");
        int[] places = texts.stream()
                .mapToInt(text -> Math.abs(Hashing.hash(text)) % 16)
                .toArray();
        int[] signs = texts.stream()
                .mapToInt(text -> Integer.signum(Hashing.hash(text)))
                .toArray();
        assertThat(places).containsExactly(6, 2, 3, 7, 4);
        assertThat(signs).containsExactly(-1, -1, 1, 1, 1);
    }

    @Test
    void a_pipeline_of_houses_errs_as_that_of_scikit_learn() {
        Table ames = DataSets.AMES.table();
        double[] prices = Arrays.stream(Numbers.vector(ames, "sale_price"))
                .map(Math::log10)
                .toArray();
        int[] train = IntStream.range(0, 2930).filter(i -> i % 5 != 0).toArray();
        int[] test = IntStream.range(0, 2930).filter(i -> i % 5 == 0).toArray();
        Step<Table, Features> numbers = Step.beside(
                        NumberColumns.of("gr_liv_area", "year_built"),
                        NumberColumns.of("lot_frontage").withGapAt(0),
                        NumberColumns.of("garage_area"))
                .then(Imputer.median())
                .then(Scaler.STANDARD);
        Pipeline.Trained trained = new Pipeline(
                        Step.beside(
                                numbers, OneHot.of("neighborhood").atLeast(30).withBaseline()),
                        (X, y) -> new LinearRegression().fit(X, y)::predict)
                .fit(ames.rows(train), Vectors.at(prices, train));

        double[] predictions = trained.predict(ames.rows(test));
        assertThat(trained.featureNames())
                .as("25 with a column for the first category")
                .hasSize(24);
        assertThat(Scores.rootMeanSquaredError(predictions, Vectors.at(prices, test)))
                .isCloseTo(0.08282861023548631, within(1e-10));
        assertThat(Arrays.copyOf(predictions, 3))
                .containsExactly(new double[] {5.242790918982242, 5.272719777125861, 5.266390098788758}, within(1e-9));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
