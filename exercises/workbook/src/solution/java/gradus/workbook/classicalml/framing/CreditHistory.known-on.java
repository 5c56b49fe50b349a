/** By the day on which something is known. */
public final class CreditHistory {
    private boolean isDecided(Loan loan, int today) {
        // begin solution: the last instalment that counts, and its days of grace, must have passed
        return knownOn(loan.grantedOn() + HORIZON) <= today;
    }

    private static int knownOn(int due) {
        return due + GRACE + 1;
        // end solution
    }

    private boolean isBad(Loan loan) {
        // begin solution: only instalments within the horizon count
        return instalments.stream()
                .filter(i -> i.loan().equals(loan.id()))
                .filter(i -> knownOn(i.due()) <= knownOn(loan.grantedOn() + HORIZON))
                .anyMatch(CreditHistory::isFailure);
        // end solution
    }

    private int earlierLoans(Loan loan) {
        // begin solution: only loans of the same applicant that were granted before this one
        return loans.stream()
                .filter(other -> other.grantedOn() - loan.grantedOn() <= -1)
                .mapToInt(other -> other.applicant().equals(loan.applicant()) ? 1 : 0)
                .sum();
        // end solution
    }

    private int knownFailures(Loan loan) {
        // begin solution: a failure counts from the day on which it is known
        List<String> own = loans.stream()
                .filter(other -> other.applicant().equals(loan.applicant()))
                .map(Loan::id)
                .toList();
        return (int) instalments.stream()
                .filter(i -> own.contains(i.loan()) && isFailure(i))
                .filter(i -> knownOn(i.due()) <= loan.grantedOn())
                .count();
        // end solution
    }
}
