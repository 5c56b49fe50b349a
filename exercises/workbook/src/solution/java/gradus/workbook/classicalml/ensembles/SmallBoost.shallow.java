import java.util.HashMap;
import java.util.Map;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/** More trees, of four leaves each. */
public final class SmallBoost {
    public static XGBoostRegressionTrainer trainer() {
        // begin solution: how many trees, how large, and how much of each
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "reg:squarederror");
        settings.put("tree_method", "hist");
        settings.put("grow_policy", "lossguide");
        settings.put("max_depth", 0);
        settings.put("max_leaves", 4);
        settings.put("eta", 0.2);
        settings.put("nthread", 1);
        return new XGBoostRegressionTrainer(RegressionType.LINEAR, 80, settings);
        // end solution
    }
}
