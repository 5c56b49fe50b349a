package gradus.fundamentals.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.distributions.Normal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The values come from {@code src/test/peers/peer_inference.R} (R 4.2.2) and, where it says so, {@code peer_inference.py} (SciPy 1.17.1).
 */
class InferencePeersTest {
    private static final double[] ONE = Shipped.sleep(1);
    private static final double[] TWO = Shipped.sleep(2);

    @Test
    void t_tests_agree_with_r() {
        agrees(TTest.welch(TWO, ONE, 0.95), 1.860813467486853, 0.07939414018735817);
        agrees(TTest.welch(TWO, ONE, 0.95).interval().orElseThrow(), -0.2054832307117102, 3.36548323071171);
        agrees(TTest.paired(TWO, ONE, 0.95), 4.062127683382037, 0.00283289019738427);
        agrees(TTest.paired(TWO, ONE, 0.95).interval().orElseThrow(), 0.7001142367230175, 2.459885763276982);
        TestResult fixed = TTest.oneSample(Shipped.plants("trt2"), 5, 0.9);
        agrees(fixed, 3.758378808499867, 0.004496225514424878);
        agrees(fixed.interval().orElseThrow(), 5.269448584693877, 5.782551415306123);
    }

    @Test
    void welch_on_three_pairs_of_plants_agrees_with_r() {
        double[][] r = {
            {1.191260381848704, 0.2503825085875476, -0.2875162213468102, 1.029516221346811},
            {-2.134020453124061, 0.04789925560196932, -0.9828721300353587, -0.005127869964640844},
            {-3.010098542124362, 0.009298404717269832, -1.480914438793821, -0.2490855612061798}
        };
        String[][] pairs = {{"ctrl", "trt1"}, {"ctrl", "trt2"}, {"trt1", "trt2"}};
        for (int i = 0; i < 3; i++) {
            TestResult test = TTest.welch(Shipped.plants(pairs[i][0]), Shipped.plants(pairs[i][1]), 0.95);
            agrees(test, r[i][0], r[i][1]);
            agrees(test.interval().orElseThrow(), r[i][2], r[i][3]);
        }
    }

    @Test
    void tests_of_counts_agree_with_r() {
        long[][] calls = Shipped.calls("ethnicity", "cauc", "afam");
        agrees(ChiSquareTest.independence(calls), 16.87905041427022, 3.983886837585075e-05);
        TestResult shares = ChiSquareTest.shares(new long[] {235, 157}, new long[] {2435, 2435}, 0.95);
        agrees(shares, 16.87905041427022, 3.983886837585075e-05);
        agrees(shares.interval().orElseThrow(), 0.01677772818123076, 0.04728798023766041);
        agrees(
                ChiSquareTest.fit(new long[] {20, 30, 50, 12}, new double[] {0.2, 0.3, 0.4, 0.1}),
                1.303571428571428,
                0.7282851803542065);
        agrees(ChiSquareTest.independence(cityByJob()), 999.3787693402959, 8.191710531664964e-214);
    }

    private static long[][] cityByJob() {
        String[] jobs = Shipped.NAMES.stringColumn("wanted").unique().asObjectArray();
        return Arrays.stream(new String[] {"boston", "chicago"})
                .map(city -> Arrays.stream(jobs)
                        .mapToLong(job -> Shipped.NAMES
                                .stringColumn("city")
                                .isEqualTo(city)
                                .and(Shipped.NAMES.stringColumn("wanted").isEqualTo(job))
                                .size())
                        .toArray())
                .toArray(long[][]::new);
    }

    /** R's own interval of the odds ratio has four digits only; SciPy's has twelve. */
    @Test
    void fishers_exact_test_agrees_with_r_and_scipy() {
        TestResult names = FisherExact.test(Shipped.calls("ethnicity", "cauc", "afam"), 0.95);
        agrees(names, 1.549745982328969, 4.758747107909501e-05);
        agrees(names.interval().orElseThrow(), 1.24982975911056, 1.925584574397844);
        TestResult tea = FisherExact.test(new long[][] {{3, 1}, {1, 3}}, 0.95);
        agrees(tea, 6.408319658199662, 0.4857142857142858);
        agrees(tea.interval().orElseThrow(), 0.2117355954465797, 626.2435305888141);
    }

    @Test
    void kolmogorov_smirnov_agrees_with_r() {
        agrees(KolmogorovSmirnov.twoSample(ONE, TWO), 0.4, 0.3968260841325796);
        agrees(KolmogorovSmirnov.twoSample(Shipped.plants("trt1"), Shipped.plants("trt2")), 0.8, 0.002056766762639106);
        double[] called = experience("yes");
        double[] not = experience("no");
        agrees(KolmogorovSmirnov.twoSample(called, not), 0.112193626892472, 0.000229172284737178);
        agrees(
                KolmogorovSmirnov.oneSample(Shipped.plants("ctrl"), new Normal(5, 0.6)::cdf),
                0.1922487117031045,
                0.788214760015877);
    }

    private static double[] experience(String call) {
        return Arrays.stream(Shipped.NAMES
                        .where(Shipped.NAMES.stringColumn("call").isEqualTo(call))
                        .intColumn("experience")
                        .asObjectArray())
                .mapToDouble(Integer::doubleValue)
                .toArray();
    }

    @Test
    void adjusted_p_values_agree_with_r() {
        double[] p = {
            5.136755662192185e-07, 0.6154943428990465, 0.1510159975609665, 5.255754635457715e-07, 0.05163482745748958,
            0.07090716528342698, 0.0443527754112249, 9.091088602618774e-15, 0.554036007004364, 0.8291535833485756,
            0.003614337485839259, 0.1791630438406132, 0.8658209976555025, 0.01811584101242215, 0.08218001861872518,
            0.01970361879193385
        };
        double[] bh = {
            2.803069138910781e-06, 0.7034221061703388, 0.2196596328159513, 2.803069138910781e-06, 0.1032696549149792,
            0.1260571827260924, 0.101377772368514, 1.454574176419004e-13, 0.6818904701592172, 0.8658209976555025,
            0.01445734994335704, 0.2388840584541509, 0.8658209976555025, 0.05254298344515693, 0.1314880297899603,
            0.05254298344515693
        };
        double[] holm = {
            7.705133493288277e-06,
            1,
            0.9060959853657993,
            7.705133493288277e-06,
            0.4647134471174063,
            0.5672573222674159,
            0.443527754112249,
            1.454574176419004e-13,
            1,
            1,
            0.04698638731591036,
            0.9060959853657993,
            1,
            0.2173900921490658,
            0.5752601303310763,
            0.2173900921490658
        };
        assertThat(MultipleTesting.benjaminiHochberg(p)).containsExactly(bh, within(1e-14));
        assertThat(MultipleTesting.holm(p)).containsExactly(holm, within(1e-14));
    }

    @Test
    void permutation_tests_agree_with_full_enumeration_and_with_the_shuffles_of_r() {
        double[] control = Shipped.plants("ctrl");
        double[] treated = Shipped.plants("trt2");
        agrees(PermutationTest.exact(control, treated), -0.494, 0.04833401892225422);
        agrees(PermutationTest.drawn(control, treated, Shipped.draws("shuffles.csv")), -0.494, 0.04);
        agrees(PermutationTest.exactPaired(TWO, ONE), 1.58, 0.00390625);
    }

    @Test
    void bootstrap_intervals_on_the_draws_of_r_agree_with_r_and_scipy() {
        int[][] draws = Shipped.draws("resamples.csv");
        double[] gain = Shipped.gainInTenths();
        Bootstrap mean = Bootstrap.drawn(gain, Descriptive::mean, draws);
        assertThat(mean.standardError()).isCloseTo(3.645744986502321, within(1e-8));
        agrees(mean.percentile(0.95), 9.194999999999999, 23.305);
        agrees(mean.bca(0.95), 10.4, 26.22379339048416);
        agrees(Bootstrap.drawn(gain, Descriptive::median, draws).percentile(0.95), 10, 18);
        agrees(
                Bootstrap.drawn(gain, x -> Math.sqrt(Descriptive.variance(x) * (x.length - 1) / x.length), draws)
                        .bca(0.95),
                4.90815647672321,
                18.95410730847045);
    }

    private static void agrees(TestResult test, double statistic, double pValue) {
        assertThat(test.statistic()).as(test.test()).isCloseTo(statistic, within(1e-8 * Math.abs(statistic)));
        assertThat(test.pValue()).as("p of " + test.test()).isCloseTo(pValue, within(1e-8 * pValue));
    }

    private static void agrees(Interval interval, double low, double high) {
        assertThat(interval.low()).as("low end").isCloseTo(low, within(1e-8 * Math.max(1, Math.abs(low))));
        assertThat(interval.high()).as("high end").isCloseTo(high, within(1e-8 * Math.max(1, Math.abs(high))));
    }
}
