import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** With LIBLINEAR's logistic regression, which looks at all passengers at once. */
public final class PapersByTribuo {
    public static Model<Label> train(Table passengers) {
        // begin solution: a data set of these columns, and a trainer that has not trained before
        LinearClassificationType logistic = new LinearClassificationType(LinearType.L2R_LR);
        return new LibLinearClassificationTrainer(logistic, 1, 1000, 1e-6)
                .train(TribuoData.classification(passengers, "survived", KNOWN.toArray(String[]::new)));
        // end solution
    }
}
