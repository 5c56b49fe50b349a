package gradus.deployment.serving;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** The contract, kept by Javalin. */
@Tag("proof")
class PredictionServerTest extends ModelServerContract {
    @Override
    protected ModelServer start(Settings settings, Supplier<WeightModel> loader) {
        return new PredictionServer(settings, loader);
    }
}
