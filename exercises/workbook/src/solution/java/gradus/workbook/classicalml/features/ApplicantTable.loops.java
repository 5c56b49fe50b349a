package gradus.workbook.classicalml.features;

import java.util.ArrayList;
import java.util.List;

/** A matrix, filled column by column. */
public final class ApplicantTable {
    private ApplicantTable() {}

    public record Applicant(double seniority, double income, double debt, String home, double age) {}

    private static double number(Applicant a, int j) {
        return j == 0 ? a.seniority() : j == 1 ? a.income() : a.debt();
    }

    public static double[][] transform(List<Applicant> training, List<Applicant> asked) {
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            int known = 0;
            double sum = 0;
            for (Applicant a : training) {
                if (!Double.isNaN(number(a, j))) {
                    known++;
                    sum += number(a, j);
                }
            }
            if (known == 0) {
                continue;
            }
            double mean = sum / known;
            double squares = 0;
            for (Applicant a : training) {
                double distance = Double.isNaN(number(a, j)) ? 0 : number(a, j) - mean;
                squares += distance * distance / training.size();
            }
            double deviation = squares < 1e-20 * mean * mean || squares == 0 ? 1 : Math.sqrt(squares);
            double[] column = new double[asked.size()];
            for (int i = 0; i < column.length; i++) {
                double x = number(asked.get(i), j);
                column[i] = Double.isNaN(x) ? 0 : (x - mean) / deviation;
            }
            columns.add(column);
        }
        List<String> homes = new ArrayList<>();
        for (Applicant a : training) {
            if (a.home() != null && !homes.contains(a.home())) {
                homes.add(a.home());
            }
        }
        homes.sort(String::compareTo);
        if (training.stream().anyMatch(a -> a.home() == null)) {
            homes.add(null);
        }
        for (String home : homes) {
            double[] column = new double[asked.size()];
            for (int i = 0; i < column.length; i++) {
                String other = asked.get(i).home();
                column[i] = home == null ? (other == null ? 1 : 0) : home.equals(other) ? 1 : 0;
            }
            columns.add(column);
        }
        double[] ages = training.stream().mapToDouble(Applicant::age).sorted().toArray();
        double low = cut(ages, 1);
        double high = cut(ages, 2);
        boolean keepLow = low - ages[0] > 1e-8;
        boolean keepHigh = high - low > 1e-8;
        if (!(ages[ages.length - 1] - high > 1e-8)) { // the last edge that is kept is no cut
            if (keepHigh) {
                keepHigh = false;
            } else {
                keepLow = false;
            }
        }
        double[] bins = new double[asked.size()];
        for (int i = 0; i < bins.length; i++) {
            double age = asked.get(i).age();
            bins[i] = (keepLow && age >= low ? 1 : 0) + (keepHigh && age >= high ? 1 : 0);
        }
        columns.add(bins);
        double[][] rows = new double[asked.size()][columns.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = columns.get(j)[i];
            }
        }
        return rows;
    }

    private static double cut(double[] ages, int third) {
        double place = third * (ages.length - 1) / 3.0;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return (above - place) * ages[below] + (place - below) * ages[above] + (above == below ? ages[below] : 0);
    }
}
