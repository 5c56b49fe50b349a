/** By loops, and by the days that are left. */
public final class CreditHistory {
    private boolean isDecided(Loan loan, int today) {
        // begin solution: the last instalment that counts, and its days of grace, must have passed
        int age = today - loan.grantedOn();
        return age > HORIZON + GRACE;
        // end solution
    }

    private boolean isBad(Loan loan) {
        // begin solution: only instalments within the horizon count
        for (Instalment instalment : instalments) {
            int after = instalment.due() - loan.grantedOn();
            if (loan.id().equals(instalment.loan()) && after <= HORIZON && isFailure(instalment)) {
                return true;
            }
        }
        return false;
        // end solution
    }

    private int earlierLoans(Loan loan) {
        // begin solution: only loans of the same applicant that were granted before this one
        int count = 0;
        for (Loan other : loans) {
            if (other.grantedOn() < loan.grantedOn() && other.applicant().equals(loan.applicant())) {
                count++;
            }
        }
        return count;
        // end solution
    }

    private int knownFailures(Loan loan) {
        // begin solution: a failure counts from the day on which it is known
        int count = 0;
        for (Loan other : loans) {
            for (Instalment instalment : instalments) {
                boolean own = other.applicant().equals(loan.applicant())
                        && instalment.loan().equals(other.id());
                int knownOn = instalment.due() + GRACE + 1;
                if (own && isFailure(instalment) && knownOn <= loan.grantedOn()) {
                    count++;
                }
            }
        }
        return count;
        // end solution
    }
}
