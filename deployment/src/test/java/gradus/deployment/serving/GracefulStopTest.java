package gradus.deployment.serving;

import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** Javalin stops. */
@Tag("proof")
class GracefulStopTest extends GracefulStopContract {
    @Override
    protected ModelServer start(Settings settings, Supplier<WeightModel> loader) {
        return new PredictionServer(settings, loader);
    }

    @Override
    protected Class<?> program() {
        return Serve.class;
    }
}
