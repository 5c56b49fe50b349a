package gradus.deeplearning.training;

/**
 * One point of a loss curve.
 *
 * @param number from 1; 0 is the network before its first step
 * @param trainingLoss mean log loss on the training digits, measured after the epoch with dropout off
 * @param validationLoss the same on the validation digits
 * @param validationAccuracy the share of validation digits named correctly
 */
public record Epoch(int number, double trainingLoss, double validationLoss, double validationAccuracy) {}
