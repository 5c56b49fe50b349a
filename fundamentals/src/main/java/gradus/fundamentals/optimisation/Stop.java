package gradus.fundamentals.optimisation;

/** Why a descent ended. */
public enum Stop {
    /** No derivative is further from 0 than the tolerance. */
    CONVERGED(""),
    /** All steps are made, and it is still steeper than the tolerance. */
    OUT_OF_STEPS(""),
    /**
     * No point along the direction is lower and flatter by enough: rounding hides what is left, the gradient is wrong, or the loss falls
     * for ever.
     */
    NO_LOWER_POINT(", no lower point along its direction");

    private final String remark;

    Stop(String remark) {
        this.remark = remark;
    }

    String remark() {
        return remark;
    }
}
