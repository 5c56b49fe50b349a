package gradus.deployment.registry;

import gradus.deployment.packaging.LoadPolicy;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Keeps a running server at the champion. Everything that may fail or take time happens before the model is changed. */
public final class Follower {
    private final ModelRegistry registry;
    private final ArtefactStore store;
    private final LoadPolicy policy;
    private final HotSwap<LiveModel> swap;

    /** A follower of the policy's model. */
    public Follower(ModelRegistry registry, ArtefactStore store, LoadPolicy policy, HotSwap<LiveModel> swap) {
        this.registry = Require.given("registry", registry);
        this.store = Require.given("store", store);
        this.policy = Require.given("policy", policy);
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
     * @throws gradus.deployment.packaging.Refusal if the champion's artefact is not what the policy asks for
     */
    public synchronized boolean follow() throws SQLException, IOException {
        Optional<Version> champion = registry.champion(policy.model());
        if (champion.isEmpty() || champion.get().number() == answering()) {
            return false;
        }
        swap.swap(LiveModel.load(champion.get(), store, policy));
        return true;
    }

    private int answering() {
        try (HotSwap.Lease<LiveModel> lease = swap.lease()) {
            return lease.model().version().number();
        }
    }
}
