package gradus.workbook.classicalml.framing;

import java.util.ArrayList;
import java.util.List;

/**
 * From a bank's table of loans a model is to learn whether the next one will go well. The code runs, and the model that was trained
 * on its cases looked splendid, until it was used. Four methods know something too early, or look back at too much or too little. Find
 * out which, and correct them by the rules below.
 *
 * <ul>
 *   <li><b>Unit</b>: one loan, on the day on which it is granted.
 *   <li><b>Failure</b>: an instalment that was not paid within {@value #GRACE} days after the day on which it was due. Whether it is one is known from the
 *       day after those {@value #GRACE} days.
 *   <li><b>Target</b>: a loan is bad if an instalment due within {@value #HORIZON} days after the grant is a failure. What becomes of later instalments
 *       does not count: a loan that has run longer would have had more time to go bad.
 *   <li><b>Cases</b>: only loans whose target is known on the day of the table, good ones and bad ones by the same rule. It is known as soon
 *       as an instalment due on the last of the {@value #HORIZON} days would be known to be a failure, whether or not the loan has one on that day.
 *       (If bad loans came in as soon as they are bad, and good ones later, the youngest cases would all be bad.)
 *   <li><b>Features</b>: what was known on the day of the grant. How many loans the applicant had been granted before that day, and how many failures
 *       of the applicant's were known on that day.
 * </ul>
 *
 * <p>So a case, once it is in the table, never changes: tables of later days have it as it was.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/framing.md">classical-ml/docs/framing.md</a>
 */
public final class CreditHistory {
    /** After so many days an instalment that is not paid is a failure. */
    public static final int GRACE = 90;

    /** Instalments due within so many days after the grant decide. */
    public static final int HORIZON = 365;

    /** Stands for the day of a payment that has not come. */
    public static final int NOT_PAID = Integer.MAX_VALUE;

    /**
     * A loan. Days are counted from the bank's first, which is day 0.
     *
     * @param id no other loan has it
     * @param amount in euros
     */
    public record Loan(String id, String applicant, int grantedOn, int amount) {}

    /**
     * An instalment, as the bank's records have it.
     *
     * @param loan the id of its loan
     * @param due a day after its loan was granted
     * @param paidOn the day on which it was paid, or {@link #NOT_PAID}
     */
    public record Instalment(String loan, int due, int paidOn) {}

    /**
     * A row to learn from.
     *
     * @param earlierLoans how many loans the same applicant had been granted on days before this one's
     * @param knownFailures how many failures of the same applicant were known on the day of the grant
     */
    public record Case(String id, int amount, int earlierLoans, int knownFailures, boolean bad) {}

    private final List<Loan> loans;
    private final List<Instalment> instalments;

    /** The bank's records; every instalment belongs to one of the loans. */
    public CreditHistory(List<Loan> loans, List<Instalment> instalments) {
        this.loans = List.copyOf(loans);
        this.instalments = List.copyOf(instalments);
    }

    /**
     * The cases of a table that is made on the given day, in the order of the loans.
     *
     * @param today a day from 0 to a million
     */
    public List<Case> cases(int today) {
        List<Case> cases = new ArrayList<>();
        for (Loan loan : loans) {
            if (isDecided(loan, today)) {
                cases.add(new Case(loan.id(), loan.amount(), earlierLoans(loan), knownFailures(loan), isBad(loan)));
            }
        }
        return cases;
    }

    /** Whether the target is known on the day of the table. */
    private boolean isDecided(Loan loan, int today) {
        // begin solution: the last instalment that counts, and its days of grace, must have passed
        return loan.grantedOn() + HORIZON + GRACE < today;
        // instead of
        // return loan.grantedOn() + HORIZON <= today || loan.grantedOn() <= today && isBad(loan);
        // end solution
    }

    private boolean isBad(Loan loan) {
        // begin solution: only instalments within the horizon count
        return instalments.stream()
                .anyMatch(i -> i.loan().equals(loan.id()) && i.due() <= loan.grantedOn() + HORIZON && isFailure(i));
        // instead of
        // return instalments.stream().anyMatch(i -> i.loan().equals(loan.id()) && isFailure(i));
        // end solution
    }

    private int earlierLoans(Loan loan) {
        // begin solution: only loans of the same applicant that were granted before this one
        return (int) loans.stream()
                .filter(other -> other.applicant().equals(loan.applicant()))
                .filter(other -> other.grantedOn() < loan.grantedOn())
                .count();
        // instead of
        // return (int) loans.stream()
        //                 .filter(other -> other.applicant().equals(loan.applicant()))
        //                 .count()
        //         - 1;
        // end solution
    }

    private int knownFailures(Loan loan) {
        // begin solution: a failure counts from the day on which it is known
        return (int) instalments.stream()
                .filter(i -> applicantOf(i).equals(loan.applicant()))
                .filter(i -> isFailure(i) && i.due() + GRACE < loan.grantedOn())
                .count();
        // instead of
        // return (int) instalments.stream()
        //         .filter(i -> applicantOf(i).equals(loan.applicant()))
        //         .filter(i -> isFailure(i) && i.due() < loan.grantedOn())
        //         .count();
        // end solution
    }

    /** As it turned out, whenever that was known. */
    private static boolean isFailure(Instalment instalment) {
        return instalment.paidOn() > instalment.due() + GRACE;
    }

    private String applicantOf(Instalment instalment) {
        return loans.stream()
                .filter(loan -> loan.id().equals(instalment.loan()))
                .findFirst()
                .orElseThrow()
                .applicant();
    }
}
