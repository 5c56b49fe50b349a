package gradus.datasets.card;

import java.util.Locale;

/** What a data set is mostly used to learn. */
public enum Task {
    CLASSIFICATION,
    REGRESSION,
    CLUSTERING,
    ANOMALY_DETECTION,
    FORECASTING,
    STATISTICS,
    RECOMMENDATION,
    LANGUAGE,
    IMAGES,
    SPEECH,
    GRAPHS,
    QUERIES;

    /** The name as the data cards write it, such as {@code anomaly detection}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Task of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
