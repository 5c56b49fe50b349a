package gradus.deployment.packaging.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.deployment.packaging.ArtefactLoader;
import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.TrainedModel;
import gradus.fundamentals.demo.Demo;
import java.security.KeyPair;
import java.util.List;

/** Exports two models in three formats, seals them, and sends them through twelve accidents and attacks. */
public final class PackagingDemo {
    private PackagingDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.settle();
        TrainedModel weight = TrainedModel.weight();
        TrainedModel credit = TrainedModel.credit();
        KeyPair ours = Ed25519.newKeys();
        Exports exports = new Exports(weight, credit);
        Timestamps timestamps = new Timestamps();
        Attacks attacks = new Attacks(weight, credit, ours);
        Contents contents = new Contents(attacks.genuine(), weight);
        ArtefactLoader loader = new ArtefactLoader(weight.policy(3, List.of(ours.getPublic())));
        Demo.of(args)
                .section("export", exports::export)
                .section("manifest", contents::manifest)
                .section("formats", exports::formats)
                .section("float32", timestamps::float32)
                .section("refusals", new Refusals(attacks, loader)::refusals)
                .section("again", contents::again)
                .section("objects", Deserialising::objects)
                .section("card", contents::card)
                .figure("packaging-signed", Contents.chain())
                .figure("packaging-float32", timestamps.steps());
    }
}
