package gradus.fundamentals.probability.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.probability.SampleSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.commons.math3.fraction.BigFraction;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** The 4526 who applied to Berkeley's six largest graduate departments for autumn 1973, as a sample space. */
final class Berkeley {
    /** Who applied. */
    record Applicant(boolean woman, String department, boolean admitted) {}

    private final SampleSpace<Applicant> applicants;
    private final List<String> names;

    private Berkeley(Map<Applicant, Long> counts) {
        this.applicants = SampleSpace.counted(counts);
        this.names = List.copyOf(new TreeSet<>(
                counts.keySet().stream().map(Applicant::department).toList()));
    }

    static Berkeley of(Table table) {
        Map<Applicant, Long> counts = new LinkedHashMap<>();
        for (Row row : table) {
            Applicant applicant = new Applicant(
                    row.getString("gender").equals("Female"),
                    row.getString("dept"),
                    row.getString("admit").equals("Admitted"));
            counts.merge(applicant, (long) row.getInt("count"), Long::sum);
        }
        return new Berkeley(counts);
    }

    SampleSpace<Applicant> applicants() {
        return applicants;
    }

    void conditional(Lines lines) {
        SampleSpace<Applicant> women = applicants.given(Applicant::woman);
        SampleSpace<Applicant> admitted = applicants.given(Applicant::admitted);
        print(lines, "P(admitted)", applicants.probability(Applicant::admitted));
        print(lines, "P(admitted | woman)", women.probability(Applicant::admitted));
        print(lines, "P(woman | admitted)", admitted.probability(Applicant::woman));
        print(lines, "P(admitted | woman, department A)", women.given(in("A")).probability(Applicant::admitted));
    }

    private static void print(Lines lines, String what, BigFraction p) {
        lines.print("%-34s %4s / %4s = %.3f", what, p.getNumerator(), p.getDenominator(), p.doubleValue());
    }

    void departments(Lines lines) {
        lines.print("women admitted   if independent   in fact");
        print(lines, "all six", applicants);
        for (String department : names) {
            print(lines, department, applicants.given(in(department)));
        }
    }

    private static void print(Lines lines, String where, SampleSpace<Applicant> space) {
        long fact = space.count(a -> a.woman() && a.admitted());
        lines.print("%-14s %16.1f %9d", where, ifIndependent(space), fact);
    }

    /** How many women would have been admitted if sex and admission were independent among those of the space. */
    static double ifIndependent(SampleSpace<Applicant> space) {
        return space.probability(Applicant::woman)
                .multiply(space.probability(Applicant::admitted))
                .multiply(space.total())
                .doubleValue();
    }

    static Predicate<Applicant> in(String department) {
        return applicant -> applicant.department().equals(department);
    }
}
