package gradus.deployment.registry;

/** Where a version stands. Of one model, at most one version is the champion. */
public enum Stage {
    /** Registered, and never yet in use. */
    CANDIDATE,
    /** The one that answers. */
    CHAMPION,
    /** Was the champion once. */
    RETIRED
}
