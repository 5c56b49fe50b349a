package gradus.classicalml.neighbours;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;

/** Tribuo's k nearest neighbours, on the same rows. */
public final class TribuoNeighbours {
    private static final Logger LOG = Logger.getLogger("org.tribuo"); // held, or its level is lost with it

    static {
        LOG.setLevel(Level.WARNING);
    }

    private TribuoNeighbours() {}

    /**
     * The classes that Tribuo predicts: Euclidean distance, one vote per neighbour.
     *
     * @param train with classes
     * @param asked of the same classes
     * @param search by brute force or by Tribuo's own k-d tree
     * @return a label for each case that is asked, as in {@link Cases#labels}
     */
    public static int[] predictions(Cases train, Cases asked, int k, NeighboursQueryFactoryType search) {
        Model<Label> model = new KNNTrainer<>(
                        k, new L2Distance(), 1, new VotingCombiner(), KNNModel.Backend.THREADPOOL, search)
                .train(TribuoCases.classification(train));
        MutableDataset<Label> examples = TribuoCases.classification(asked);
        int[] labels = new int[asked.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = train.classes()
                    .indexOf(model.predict(examples.getExample(i)).getOutput().getLabel());
        }
        return labels;
    }
}
