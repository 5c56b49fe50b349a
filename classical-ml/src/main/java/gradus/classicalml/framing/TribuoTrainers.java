package gradus.classicalml.framing;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import gradus.fundamentals.Require;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.provenance.SkeletalTrainerProvenance;
import org.tribuo.provenance.TrainerProvenance;

/** What a Tribuo model's provenance is good for: its trainer is built from it again. */
public final class TribuoTrainers {
    private TribuoTrainers() {}

    /**
     * The trainer of a model, with its settings, its seed and how often it had trained before: given equal data, it trains an equal
     * model. The data are not in the provenance.
     *
     * @param model trained by a trainer that Tribuo can configure, as all of its own are
     */
    @SuppressWarnings("unchecked") // what has trained a Model<T> is a Trainer<T>
    public static <T extends Output<T>> Trainer<T> of(Model<T> model) {
        TrainerProvenance papers = Require.given("model", model).getProvenance().getTrainerProvenance();
        List<ConfigurationData> settings = ProvenanceUtil.extractConfiguration(papers);
        ConfigurationManager manager = new ConfigurationManager();
        manager.addConfiguration(settings);
        Trainer<T> trainer = (Trainer<T>) manager.lookup(settings.get(0).getName());
        Provenance trainings = papers.getInstanceValues().get(SkeletalTrainerProvenance.TRAIN_INVOCATION_COUNT);
        if (trainings instanceof IntProvenance count) {
            trainer.setInvocationCount(count.getValue());
        }
        return trainer;
    }
}
