package gradus.deployment.registry;

import gradus.deployment.packaging.LoadPolicy;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps a running server at the champion. Everything that may fail or take time happens before the model is changed. */
public final class Follower {
    private final ModelRegistry registry;
    private final String model;
    private final Loader loader;
    private final HotSwap<LiveModel> swap;

    /** What opens a version. */
    @FunctionalInterface
    interface Loader {
        LiveModel load(Version version) throws IOException;
    }

    /** A follower of the policy's model. */
    public Follower(ModelRegistry registry, ArtefactStore store, LoadPolicy policy, HotSwap<LiveModel> swap) {
        this(registry, Require.given("policy", policy).model(), loader(store, policy), swap);
    }

    private static Loader loader(ArtefactStore store, LoadPolicy policy) {
        Require.given("store", store);
        return version -> LiveModel.load(version, store, policy);
    }

    Follower(ModelRegistry registry, String model, Loader loader, HotSwap<LiveModel> swap) {
        this.registry = Require.given("registry", registry);
        this.model = model;
        this.loader = loader;
        this.swap = Require.given("swap", swap);
    }

    /**
     * The champion, loaded.
     *
     * @throws IllegalStateException if there is none
     */
    public static LiveModel champion(ModelRegistry registry, ArtefactStore store, LoadPolicy policy)
            throws SQLException, IOException {
        Version champion = registry.champion(policy.model())
                .orElseThrow(() ->
                        new IllegalStateException("there must be a champion of " + policy.model() + ", but is none"));
        return LiveModel.load(champion, store, policy);
    }

    /**
     * Looks into the registry, and changes the model if another version is the champion. If that cannot be loaded, the old
     * one goes on answering.
     *
     * @return whether the model was changed
     * @throws IllegalStateException if the swap is closed; what was loaded for it is closed as well
     * @throws gradus.deployment.packaging.Refusal if the champion's artefact is not what the policy asks for
     */
    public synchronized boolean follow() throws SQLException, IOException {
        Optional<Version> champion = registry.champion(model);
        if (champion.isEmpty() || champion.get().number() == answering()) {
            return false;
        }
        LiveModel next = loader.load(champion.get());
        try {
            swap.swap(next);
        } catch (RuntimeException e) { // such as: the swap was closed while the model was loading
            next.close();
            throw e;
        }
        return true;
    }

    private int answering() {
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            return lease.model().version().number();
        }
    }
}
