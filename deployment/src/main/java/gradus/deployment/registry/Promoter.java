package gradus.deployment.registry;

import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.LoadPolicy;
import gradus.deployment.packaging.Refusal;
import gradus.deployment.registry.Event.Note;
import gradus.fundamentals.Require;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** The way of a run's artefact to the champion's place: checked, registered, compared, promoted. */
public final class Promoter {
    private final ModelRegistry registry;
    private final ArtefactStore store;
    private final LoadPolicy policy;
    private final Gate gate;

    /** A promoter that lets in what the policy and the gate let in. */
    public Promoter(ModelRegistry registry, ArtefactStore store, LoadPolicy policy, Gate gate) {
        this.registry = Require.given("registry", registry);
        this.store = Require.given("store", store);
        this.policy = Require.given("policy", policy);
        this.gate = Require.given("gate", gate);
    }

    /**
     * Registers what a run made, under the version that its manifest says.
     *
     * @throws Refusal if its artefact is not what the policy asks for
     */
    public Version register(Run run, Note note) throws SQLException, IOException {
        Artefact artefact = new ArtefactLoader(policy).load(store.get(run.artefact()));
        return registry.register(
                policy.model(),
                artefact.manifest().version(),
                run.artefact(),
                run.recipe().experiment(),
                run.number(),
                note);
    }

    /**
     * Compares a version with the champion, and promotes it if the gate lets it pass. The promotion holds only if the champion
     * is still the one that it was compared with.
     *
     * @throws Refusal if one of the two artefacts is not what the policy asks for
     * @throws StaleChange if the champion changed meanwhile
     */
    public Gate.Verdict promote(int version, Note note) throws SQLException, IOException {
        Optional<Version> champion = registry.champion(policy.model());
        Version candidate = registry.versions(policy.model()).stream()
                .filter(known -> known.number() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "version must be a registered one of " + policy.model() + ", but was " + version));
        Gate.Verdict verdict = judge(champion, candidate);
        if (verdict.passes()) {
            registry.promote(
                    policy.model(), version, champion.map(Version::number).orElse(0), note);
        }
        return verdict;
    }

    private Gate.Verdict judge(Optional<Version> champion, Version candidate) throws IOException {
        try (LiveModel next = LiveModel.load(candidate, store, policy)) {
            if (champion.isEmpty()) {
                return gate.judge(Optional.empty(), next.scorer());
            }
            try (LiveModel now = LiveModel.load(champion.get(), store, policy)) {
                return gate.judge(Optional.of(now.scorer()), next.scorer());
            }
        }
    }
}
