package gradus.deployment.throughput;

import gradus.deployment.serving.GracefulStopContract;
import gradus.deployment.serving.ModelServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** Netty stops. */
@Tag("proof")
class NettyStopTest extends GracefulStopContract {
    @Override
    protected ModelServer start(Settings settings, Supplier<WeightModel> loader) {
        return new NettyServer(settings, loader);
    }

    @Override
    protected Class<?> program() {
        return NettyServe.class;
    }
}
