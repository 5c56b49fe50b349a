package gradus.classicalml.metrics;

/** How the scores of several classes become one number. */
public enum Average {
    /** The plain mean over the classes: a class of ten cases counts as much as one of ten thousand. */
    MACRO,
    /** Over all cases at once: the counts of all classes are added, then divided. */
    MICRO,
    /** The mean over the classes, each weighted by how many cases really are of it. */
    WEIGHTED
}
