package gradus.workbook.classicalml.framing;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.framing.CreditHistory.NOT_PAID;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.classicalml.framing.CreditHistory.Case;
import gradus.workbook.classicalml.framing.CreditHistory.Instalment;
import gradus.workbook.classicalml.framing.CreditHistory.Loan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "framing",
        number = 3,
        title = "A target that knows the future",
        kind = Kind.FIX,
        points = 6,
        minutes = 20)
@ExplainedIn("framing#what-goes-wrong")
@Hint(
        "Draw a line of days: grant, each instalment, its 90 days of grace, the horizon, today. Which of them does each method look at?")
@Hint("Make the table today and again a year later. Which rows have changed, and in which column?")
@Hint(
        "A failure of an instalment due on day d is known on day d + 91. That one fact decides three of the four methods.")
class CreditHistoryTest {
    /** Granted on day 1000, so its horizon ends on 1365 and the last day of grace is 1455. */
    private static final Loan ANN = new Loan("a1", "Ann", 1000, 500);

    private static final int LATER = 9000;

    @Test
    void a_case_comes_in_when_its_target_is_known() {
        List<Instalment> paid = List.of(new Instalment("a1", 1300, 1301));
        expect("the cases on day 1100, of a loan granted on day 1000,", ids(1100, List.of(ANN), paid))
                .usually("A loan that is not bad yet is not a good loan: its target is not known yet.")
                .toEqual(List.of());
        expect("the cases on day 1400, of a loan granted on day 1000,", ids(1400, List.of(ANN), paid))
                .usually(
                        "The horizon ends on day 1365. An instalment due then is one whose days of grace have not passed on day 1400; without one, the same rule holds.")
                .toEqual(List.of());
        expect("the cases on day 1455, of a loan granted on day 1000,", ids(1455, List.of(ANN), paid))
                .usually(
                        "An instalment due on day 1365 may be paid on day 1455. Whether it is a failure is known the day after.")
                .toEqual(List.of());
        expect("the cases on day 1456, of a loan granted on day 1000,", ids(1456, List.of(ANN), paid))
                .usually("On day 1455 the last day of grace passes: from the day after, the target is known.")
                .toEqual(List.of("a1"));
        expect(
                        "the cases on day 1456, of a loan granted on day 1000 without an instalment,",
                        ids(1456, List.of(ANN), List.of()))
                .usually("A loan without an instalment has not failed: it is a good one, and comes in like any other.")
                .toEqual(List.of("a1"));
    }

    @Test
    @Needs("a_case_comes_in_when_its_target_is_known")
    void bad_ones_come_in_no_sooner_than_good_ones() {
        expect(
                        "the cases on day 1200, of a loan granted on day 1000 whose first instalment, due on day 1030, was never paid,",
                        ids(1200, List.of(ANN), List.of(new Instalment("a1", 1030, NOT_PAID))))
                .usually(
                        "A bad loan came in sooner than its good neighbours of the same day: in young tables all cases are bad.")
                .toEqual(List.of());
        expect(
                        "the cases on day 1500, of a loan granted on day 1000 with an instalment that is due on day 2000,",
                        ids(1500, List.of(ANN), List.of(new Instalment("a1", 2000, NOT_PAID))))
                .usually(
                        "Its target was known on day 1456, so it could have trained. Later instalments decide nothing.")
                .toEqual(List.of("a1"));
    }

    @Test
    @Needs("a_case_comes_in_when_its_target_is_known")
    void the_target_is_decided_within_the_horizon() {
        bad("an instalment due on day 1366 that was never paid", new Instalment("a1", 1366, NOT_PAID))
                .usually(
                        "The instalment was due after the horizon (day 1365). An older loan would have had more time to go bad.")
                .toEqual(false);
        bad("an instalment due on day 1365 that was never paid", new Instalment("a1", 1365, NOT_PAID))
                .usually(
                        "Day 1365 is the last day of the horizon, 365 days after the grant. An instalment due on it counts, though it is a failure that is known only later.")
                .toEqual(true);
        bad("an instalment due on day 1300 and paid on day 1391", new Instalment("a1", 1300, 1391))
                .usually(
                        "Within the horizon it is the day on which it was due that counts; it is bad by a failure that was known only later.")
                .toEqual(true);
        bad("an instalment due on day 1300 and paid on day 1390", new Instalment("a1", 1300, 1390))
                .usually("Paid within 90 days after it was due.")
                .toEqual(false);
    }

    private static Expect<Boolean> bad(String what, Instalment instalment) {
        return expect(
                "bad, for a loan granted on day 1000 with " + what + ",",
                cases(LATER, List.of(ANN), List.of(instalment)).get(0).bad());
    }

    @Test
    @Needs("a_case_comes_in_when_its_target_is_known")
    void only_loans_from_before_are_earlier() {
        Loan before = new Loan("a0", "Ann", 999, 100);
        Loan sameDay = new Loan("a2", "Ann", 1000, 100);
        Loan later = new Loan("a3", "Ann", 1001, 100);
        Loan bob = new Loan("b1", "Bob", 500, 100);
        earlier("Ann's loan of day 1000, after one of day 999 and one of Bob's,", before, ANN, bob)
                .ifEqual(
                        2,
                        "Two were counted: usually the loan itself, or one of another applicant, is among them. Neither is an earlier one of Ann's.")
                .usually("Ann's own loan of day 999, and not that of another applicant.")
                .toEqual(1);
        earlier("Ann's loan of day 1000, before one of day 1001,", later, ANN)
                .usually("Counted were loans that came later: on the day of the grant nobody knew of them.")
                .toEqual(0);
        earlier("Ann's loan of day 1000, beside another of the same day,", ANN, sameDay)
                .usually("A loan of the same day, the loan itself among them, was not granted before that day.")
                .toEqual(0);
    }

    private static Expect<Integer> earlier(String what, Loan... loans) {
        Case found = cases(LATER, List.of(loans), List.of()).stream()
                .filter(c -> c.id().equals("a1"))
                .findFirst()
                .orElseThrow();
        return expect("earlierLoans of " + what, found.earlierLoans());
    }

    @Test
    @Needs("a_case_comes_in_when_its_target_is_known")
    void a_failure_counts_from_the_day_on_which_it_is_known() {
        failures("due on day 1200 and never paid", new Instalment("a0", 1200, NOT_PAID))
                .usually("It failed after the day of the grant: failures were counted whenever they became known.")
                .toEqual(0);
        failures("due on day 950 and never paid", new Instalment("a0", 950, NOT_PAID))
                .usually(
                        "On day 1000 it was 50 days late, and nobody knew that it would not be paid: count what is known on the day of the grant.")
                .toEqual(0);
        failures("due on day 909 and never paid", new Instalment("a0", 909, NOT_PAID))
                .usually(
                        "It is an instalment of Ann's earlier loan, and its days of grace ended on day 999: on day 1000 the failure was known.")
                .toEqual(1);
        failures("due on day 910 and never paid", new Instalment("a0", 910, NOT_PAID))
                .usually("It could still be paid on day 1000 itself. Here it counts one day too early.")
                .toEqual(0);
        failures("due on day 800 and paid on day 950", new Instalment("a0", 800, 950))
                .usually("It was a failure on day 891, and stays one, though it was paid by the day of the grant.")
                .toEqual(1);
        failures("due on day 800, never paid, of another applicant,", new Instalment("b1", 800, NOT_PAID))
                .usually("It is an instalment of another applicant, Bob.")
                .toEqual(0);
    }

    private static Expect<Integer> failures(String what, Instalment instalment) {
        List<Loan> loans = List.of(new Loan("a0", "Ann", 500, 100), new Loan("b1", "Bob", 500, 100), ANN);
        Case found = cases(LATER, loans, List.of(instalment)).get(2);
        return expect("knownFailures of Ann's loan of day 1000, after an instalment " + what, found.knownFailures());
    }

    private record Bank(List<Loan> loans, List<Instalment> instalments, int today) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Loan> loan = Inputs.choice("Ann", "Bob")
                .and(Inputs.choice(0, 1, 90, 91, 92, 365, 400, 500), (who, day) -> new Loan("", who, day, 100 + day));
        Inputs<Instalment> instalment = Inputs.choice("0", "1", "2")
                .and(Inputs.choice(1, 2, 30, 300, 365, 366, 400), (id, after) -> new Instalment(id, after, 0))
                .and(Inputs.choice(0, 90, 91, 200, -1), (i, delay) -> new Instalment(i.loan(), i.due(), delay));
        Agreement.on(Inputs.listOf(loan, 3)
                        .filter(loans -> !loans.isEmpty())
                        .and(Inputs.listOf(instalment, 4), CreditHistoryTest::bank)
                        .and(
                                Inputs.choice(455, 456, 457, 600, 955, 956, 3000),
                                (bank, today) -> new Bank(bank.loans(), bank.instalments(), today)))
                .ask("the cases of {}", bank -> cases(bank.today(), bank.loans(), bank.instalments()))
                .questions(800)
                .holds();
    }

    /** Numbers the loans; instalments of loans that are not there are left out, and days count from the grant. */
    private static Bank bank(List<Loan> unnamed, List<Instalment> drawn) {
        List<Loan> loans = IntStream.range(0, unnamed.size())
                .mapToObj(i -> new Loan(
                        "" + i,
                        unnamed.get(i).applicant(),
                        unnamed.get(i).grantedOn(),
                        unnamed.get(i).amount()))
                .toList();
        List<Instalment> instalments = new ArrayList<>();
        for (Instalment each : drawn) {
            int loan = Integer.parseInt(each.loan());
            if (loan < loans.size()) {
                int due = loans.get(loan).grantedOn() + each.due();
                instalments.add(new Instalment(each.loan(), due, each.paidOn() < 0 ? NOT_PAID : due + each.paidOn()));
            }
        }
        return new Bank(loans, instalments, 0);
    }

    private static List<String> ids(int today, List<Loan> loans, List<Instalment> instalments) {
        return cases(today, loans, instalments).stream().map(Case::id).toList();
    }

    private static List<Case> cases(int today, List<Loan> loans, List<Instalment> instalments) {
        return new CreditHistory(loans, instalments).cases(today);
    }
}
