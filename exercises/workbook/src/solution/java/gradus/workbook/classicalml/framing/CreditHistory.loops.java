/** By loops, and by the days that are left. */
public final class CreditHistory {
    private boolean isDecided(Credit credit, int today) {
        // begin solution: the last instalment that counts, and its days of grace, must have passed
        int age = today - credit.grantedOn();
        return age > HORIZON + GRACE;
        // end solution
    }

    private boolean isBad(Credit credit) {
        // begin solution: only instalments within the horizon count
        for (Instalment instalment : instalments) {
            int after = instalment.due() - credit.grantedOn();
            if (credit.id().equals(instalment.credit()) && after <= HORIZON && isFailure(instalment)) {
                return true;
            }
        }
        return false;
        // end solution
    }

    private int earlierCredits(Credit credit) {
        // begin solution: only credits of the same applicant that were granted before this one
        int count = 0;
        for (Credit other : credits) {
            if (other.grantedOn() < credit.grantedOn() && other.applicant().equals(credit.applicant())) {
                count++;
            }
        }
        return count;
        // end solution
    }

    private int knownFailures(Credit credit) {
        // begin solution: a failure counts from the day on which it is known
        int count = 0;
        for (Credit other : credits) {
            for (Instalment instalment : instalments) {
                boolean own = other.applicant().equals(credit.applicant())
                        && instalment.credit().equals(other.id());
                int knownOn = instalment.due() + GRACE + 1;
                if (own && isFailure(instalment) && knownOn <= credit.grantedOn()) {
                    count++;
                }
            }
        }
        return count;
        // end solution
    }
}
