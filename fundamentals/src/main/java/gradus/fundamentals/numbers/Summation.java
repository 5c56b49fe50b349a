package gradus.fundamentals.numbers;

import gradus.fundamentals.Require;

/**
 * Ways to add up n numbers. All give the exact sum in exact arithmetic; in doubles they differ by the rounding errors that
 * they make, or carry along. With u = 2⁻⁵³ and, to first order in u, the error of each is at most the bound beside it.
 */
public enum Summation {
    /** One running sum, from left to right: {@code (n − 1) u Σ|xᵢ|}. */
    IN_ORDER {
        @Override
        double add(double[] x) {
            double sum = 0;
            for (double value : x) {
                sum += value;
            }
            return sum;
        }
    },

    /** Four running sums, added up at the end, as a vector unit does it: {@code (n / 4 + 2) u Σ|xᵢ|}. */
    FOUR_LANES {
        @Override
        double add(double[] x) {
            double[] lanes = new double[4];
            for (int i = 0; i < x.length; i++) {
                lanes[i % 4] += x[i];
            }
            return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
    },

    /** Halves, their halves, and so on, added in a tree: {@code ⌈log₂ n⌉ u Σ|xᵢ|}. */
    PAIRWISE {
        @Override
        double add(double[] x) {
            return between(x, 0, x.length);
        }

        private double between(double[] x, int from, int to) {
            if (to - from <= 1) {
                return to == from ? 0 : x[from];
            }
            int middle = (from + to) >>> 1;
            return between(x, from, middle) + between(x, middle, to);
        }
    },

    /** Subtracts from each number what the last addition rounded up: {@code 2 u Σ|xᵢ|}. Loses a number larger than the sum so far. */
    KAHAN {
        @Override
        double add(double[] x) {
            double sum = 0;
            double excess = 0;
            for (double value : x) {
                double corrected = value - excess;
                double next = sum + corrected;
                excess = (next - sum) - corrected;
                sum = next;
            }
            return sum;
        }
    },

    /** Collects what each addition rounded off, whichever of the two numbers lost it (Neumaier 1974): {@code u |Σxᵢ| + n² u² Σ|xᵢ|}. */
    NEUMAIER {
        @Override
        double add(double[] x) {
            double sum = 0;
            double lost = 0;
            for (double value : x) {
                double next = sum + value;
                if (Math.abs(sum) >= Math.abs(value)) {
                    lost += (sum - next) + value; // the low digits of value
                } else {
                    lost += (value - next) + sum; // the low digits of sum
                }
                sum = next;
            }
            return sum + lost;
        }
    };

    /**
     * Adds up.
     *
     * @param values any number of finite numbers, in the order in which they are to be added; not modified
     * @return their sum; 0 if there are none
     * @throws IllegalArgumentException if values is null, or one of them is NaN or infinite
     * @throws ArithmeticException if the sum, or a sum on the way to it, is beyond the largest double
     */
    public double of(double[] values) {
        Require.finite("values", values);
        double sum = add(values);
        if (!Double.isFinite(sum)) {
            throw new ArithmeticException("the sum of the " + values.length
                    + " values, or a sum on the way to it, is beyond the largest double, " + Double.MAX_VALUE);
        }
        return sum;
    }

    abstract double add(double[] x);
}
