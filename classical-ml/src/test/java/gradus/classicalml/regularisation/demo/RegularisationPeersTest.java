package gradus.classicalml.regularisation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.NetFit;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.RidgePath;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The lesson's main numbers as scikit-learn 1.2.1, NumPy 1.24.2 and SciPy 1.10.1 compute them, the splits ported to Python with
 * them; {@code src/test/peers/peer_regularisation.py} gives them again.
 */
class RegularisationPeersTest {
    private final double[] y = Patients.everybody().targets();
    private final Matrix X = standardised(Patients.everybody().features());

    private static Matrix standardised(Matrix raw) {
        return Standardiser.fit(raw).transform(raw);
    }

    @Test
    void ridge_is_the_one_of_scikit_learn_with_n_times_the_penalty() {
        double[] weights = {
            0.960548601513,
            -6.24237186475,
            18.2503201396,
            11.652893442,
            -0.719641738484,
            -2.77432799517,
            -8.32303911255,
            5.80862528716,
            15.6331793355,
            5.28133564786
        };
        ShrunkModel model = new Ridge(0.5).fit(X, y);
        assertThat(model.weights()).containsExactly(weights, within(1e-9));
        assertThat(model.intercept()).isCloseTo(152.133484163, within(1e-9));
        assertThat(RidgePath.of(X, y).at(0.5).weights()).containsExactly(weights, within(1e-9));
    }

    @Test
    void lasso_and_elastic_net_are_those_of_scikit_learn() {
        expect(ElasticNet.lasso(2), new double[] {
            0,
            -7.57280118024,
            24.6502593533,
            13.1907120392,
            -2.71516373333,
            0,
            -10.0636891466,
            0,
            23.1712646827,
            1.69030955785
        });
        expect(ElasticNet.of(1, 0.5), new double[] {
            0.640062833077,
            -5.69098321995,
            18.1070557507,
            11.4125180303,
            -0.237750477034,
            -2.36503687893,
            -8.22792468446,
            5.3032710962,
            15.4559329027,
            5.06394751786
        });
    }

    private void expect(ElasticNet net, double[] weights) {
        NetFit fit = net.fit(X, y);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.model().weights()).containsExactly(weights, within(1e-5));
    }

    @Test
    void a_lasso_path_is_that_of_scikit_learn() {
        List<NetFit> path = ElasticNet.lasso(1).path(X, y, 20, 5, 1, 0.1);
        assertThat(path.get(0).model().weights())
                .containsExactly(
                        new double[] {0, 0, 18.0433353148, 0.880875409733, 0, 0, 0, 0, 15.1834788097, 0}, within(1e-5));
        assertThat(path.get(3).model().weights())
                .containsExactly(
                        new double[] {
                            -0.277698631578,
                            -11.1730744559,
                            24.8816534948,
                            15.259221632,
                            -26.5041907379,
                            13.7687663304,
                            0,
                            7.05217492584,
                            31.6232214718,
                            3.16226488066
                        },
                        within(1e-3));
        assertThat(path.stream().map(fit -> fit.model().features())).containsExactly(3, 5, 7, 9);
    }

    @Test
    void leaving_one_out_gives_what_442_fits_of_scikit_learn_give() {
        RidgePath path = RidgePath.of(X, y);
        assertThat(path.leaveOneOutError(0.1)).isCloseTo(54.8146006109, within(1e-9));
        assertThat(path.degreesOfFreedom(0.1)).isCloseTo(7.63928095825, within(1e-10));
    }

    @Test
    void twenty_draws_of_patients_have_the_errors_of_scikit_learn() {
        List<Patients> draws = IntStream.range(0, 20).mapToObj(Patients::new).toList();
        expectMean(draws, Patients::leastSquaresOfTen, 55.9290204348, 1e-8);
        expectMean(draws, Patients::leastSquaresOfAll, 91.8695343799, 1e-6);
        expectMean(
                draws,
                p -> p.error(
                        new Ridge(1).fit(p.knownProducts(), p.known.targets()).predict(p.otherProducts())),
                59.2092711949,
                1e-8);
        expectMean(
                draws,
                p -> p.error(new ElasticNet(5, 1, 100_000, 1e-9)
                        .fit(p.knownProducts(), p.known.targets())
                        .model()
                        .predict(p.otherProducts())),
                56.8187609822,
                1e-3);
    }

    private static void expectMean(
            List<Patients> draws, ToDoubleFunction<Patients> error, double expected, double within) {
        assertThat(draws.stream().mapToDouble(error).average().orElseThrow()).isCloseTo(expected, within(within));
    }

    @Test
    void forty_houses_have_the_errors_of_numpy_and_scipy() {
        Houses houses = new Houses(3);
        expect(houses, "straight line", 70.2660181891, 64.3692694166);
        expect(houses, "degree 3", 65.1895534197, 61.5026731358);
        expect(houses, "degree 6", 61.6466063417, 66.9905465933);
        expect(houses, "degree 12", 57.8869028219, 69.1684211348);
        expect(houses, "spline, 5 knots", 64.1416829222, 63.3079717031);
    }

    private static void expect(Houses houses, String name, double known, double others) {
        Houses.Method method = Houses.METHODS.get(name);
        assertThat(houses.trainingError(method)).as(name).isCloseTo(known, within(1e-6));
        assertThat(houses.errorBetween(method)).as(name).isCloseTo(others, within(1e-6));
    }
}
