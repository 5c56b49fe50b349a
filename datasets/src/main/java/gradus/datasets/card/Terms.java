package gradus.datasets.card;

import java.util.Locale;

/** On what terms a set may be passed on. */
public enum Terms {
    /** Public domain, or a licence that asks for no more than credit. */
    OPEN,
    /** What is made from it must carry the same licence. */
    SHARE_ALIKE,
    /** A small table of published facts, which nobody owns; cite where they were published. */
    FACTS;

    /** The name as the data cards write it, such as {@code share-alike}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Terms of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
