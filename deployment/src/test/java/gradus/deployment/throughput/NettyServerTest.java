package gradus.deployment.throughput;

import gradus.deployment.serving.ModelServer;
import gradus.deployment.serving.ModelServerContract;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** The contract, kept by Netty. */
@Tag("proof")
class NettyServerTest extends ModelServerContract {
    @Override
    protected ModelServer start(Settings settings, Supplier<WeightModel> loader) {
        return new NettyServer(settings, loader);
    }
}
