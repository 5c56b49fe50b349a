package gradus.deeplearning.training;

import ai.djl.training.tracker.Tracker;

/**
 * A learning rate that climbs in a straight line from 0 to its peak over the warm-up steps, then falls along half a cosine to 0 at the last
 * step (Loshchilov and Hutter 2017, without restarts).
 *
 * @param peak the highest rate, greater than 0
 * @param warmUpSteps steps to reach it, at least 0
 * @param totalSteps steps after which the rate is 0, greater than warmUpSteps
 */
public record WarmUpCosine(float peak, int warmUpSteps, int totalSteps) implements Tracker {
    public WarmUpCosine {
        if (!(peak > 0)) {
            throw new IllegalArgumentException("peak must be > 0, but was " + peak);
        }
        if (warmUpSteps < 0 || warmUpSteps >= totalSteps) {
            throw new IllegalArgumentException("warmUpSteps must be between 0 and totalSteps - 1 = " + (totalSteps - 1)
                    + ", but was " + warmUpSteps);
        }
    }

    @Override
    public float getNewValue(int step) {
        if (step < warmUpSteps) {
            return peak * step / warmUpSteps;
        }
        double done = Math.min(1, (step - warmUpSteps) / (double) (totalSteps - warmUpSteps));
        return (float) (peak * (1 + Math.cos(Math.PI * done)) / 2);
    }
}
