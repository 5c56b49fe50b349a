package gradus.classicalml.regularisation.demo;

import gradus.fundamentals.demo.Demo;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** The lesson's numbers and figures: forty houses, 150 patients, and how much freedom their models should have. */
public final class RegularisationDemo {
    private static final Logger TRIBUO = Logger.getLogger(ElasticNetCDTrainer.class.getName());
    private static final long HOUSES = 3;

    private RegularisationDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        TRIBUO.setLevel(Level.WARNING); // it reports every duality gap otherwise
        Houses houses = new Houses(HOUSES);
        Held held = new Held();
        Damage damage = new Damage();
        Demo.of(args)
                .section("degrees", houses::degrees)
                .section("madeOf", houses::madeOf)
                .section("scores", held::scores)
                .section("validated", held::validated)
                .section("intercept", damage::intercept)
                .section("units", damage::units)
                .section("chosen", damage::chosen)
                .section("stopped", damage::stopped)
                .section("tribuo", new Library()::tribuo)
                .figure("regularisation-fits", 2, houses.fits())
                .figure("regularisation-paths", 2, held.paths())
                .figure("regularisation-curve", held.curveChart());
    }
}
