package gradus.workbook.classicalml.framing;

import java.util.ArrayList;
import java.util.List;

/**
 * A bank's table of credits, from which a model is to learn whether the next one will go well. The code runs, and the model that was trained
 * on its cases looked splendid, until it was used. Four methods look past their day, or do not look far enough. Find out which
 * and how; the rules are those below.
 *
 * <ul>
 *   <li><b>Unit</b>: one credit, on the day on which it is granted.
 *   <li><b>Failure</b>: an instalment that was not paid within {@value #GRACE} days after the day on which it was due. Whether it is one is known from the
 *       day after these {@value #GRACE} days.
 *   <li><b>Target</b>: a credit is bad if an instalment due within {@value #HORIZON} days after the grant is a failure. What becomes of later instalments
 *       does not count: a credit that has run longer would have had more time to go bad.
 *   <li><b>Cases</b>: only credits whose target is known on the day of the table, good ones and bad ones by the same rule: all instalments of the
 *       {@value #HORIZON} days could be known to be failures by then. (A credit that is bad already would come in sooner than its good
 *       neighbours of the same day, and the young cases would all be bad.)
 *   <li><b>Features</b>: what was known on the day of the grant. How many credits the applicant had been granted before that day, and how many failures
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
     * A credit. Days are counted from some day on.
     *
     * @param id no other credit has it
     */
    public record Credit(String id, String applicant, int grantedOn, int amount) {}

    /**
     * An instalment, as it is known on the day of the table.
     *
     * @param credit the id of its credit
     * @param due a day after its credit was granted
     * @param paidOn the day on which it was paid, or {@link #NOT_PAID}
     */
    public record Instalment(String credit, int due, int paidOn) {}

    /**
     * A row to learn from.
     *
     * @param earlierCredits of the same applicant, granted before this one
     * @param knownFailures of the same applicant, known on the day of the grant
     */
    public record Case(String id, int amount, int earlierCredits, int knownFailures, boolean bad) {}

    private final List<Credit> credits;
    private final List<Instalment> instalments;

    /** The bank's records; every instalment belongs to one of the credits. */
    public CreditHistory(List<Credit> credits, List<Instalment> instalments) {
        this.credits = List.copyOf(credits);
        this.instalments = List.copyOf(instalments);
    }

    /**
     * The cases of a table that is made on the given day, in the order of the credits.
     *
     * @param today a day from 0 to a million
     */
    public List<Case> cases(int today) {
        List<Case> cases = new ArrayList<>();
        for (Credit credit : credits) {
            if (isDecided(credit, today)) {
                cases.add(new Case(
                        credit.id(), credit.amount(), earlierCredits(credit), knownFailures(credit), isBad(credit)));
            }
        }
        return cases;
    }

    /** Whether the target is known on the day of the table. */
    private boolean isDecided(Credit credit, int today) {
        return credit.grantedOn() + HORIZON <= today || credit.grantedOn() <= today && isBad(credit);
    }

    private boolean isBad(Credit credit) {
        return instalments.stream().anyMatch(i -> i.credit().equals(credit.id()) && isFailure(i));
    }

    private int earlierCredits(Credit credit) {
        return (int) credits.stream()
                        .filter(other -> other.applicant().equals(credit.applicant()))
                        .count()
                - 1;
    }

    private int knownFailures(Credit credit) {
        return (int) instalments.stream()
                .filter(i -> applicantOf(i).equals(credit.applicant()))
                .filter(i -> isFailure(i) && i.due() < credit.grantedOn())
                .count();
    }

    /** As it turned out, whenever that was known. */
    private static boolean isFailure(Instalment instalment) {
        return instalment.paidOn() > instalment.due() + GRACE;
    }

    private String applicantOf(Instalment instalment) {
        return credits.stream()
                .filter(credit -> credit.id().equals(instalment.credit()))
                .findFirst()
                .orElseThrow()
                .applicant();
    }
}
