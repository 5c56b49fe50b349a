package gradus.classicalml.logisticregression.demo;

import gradus.classicalml.logisticregression.Logits;
import gradus.fundamentals.demo.Lines;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the textbook's formulas do far from zero. */
final class FarFromZero {
    private FarFromZero() {}

    static void thousand(Lines lines) {
        double[] logits = {1000, 0, -1000};
        double[] textbook =
                Arrays.stream(textbookSoftmax(logits)).map(p -> -Math.log(p)).toArray();
        double[] stable = IntStream.range(0, logits.length)
                .mapToDouble(c -> Logits.logLoss(logits, c))
                .toArray();
        lines.print("logits            %s", Arrays.toString(logits));
        lines.print("textbook softmax  %s", Arrays.toString(textbookSoftmax(logits)));
        lines.print("Logits.softmax    %s", Arrays.toString(Logits.softmax(logits)));
        lines.print("log loss if the label is    0       1       2");
        lines.row("%s  %6.1f  %6.1f  %6.1f", "-ln(textbook softmax)", textbook);
        lines.row("%s         %6.1f  %6.1f  %6.1f", "Logits.logLoss", stable);
    }

    /** The formula as it stands in books: right on paper, and past logits of 709 in no computer. */
    private static double[] textbookSoftmax(double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return Arrays.stream(logits).map(z -> Math.exp(z) / sum).toArray();
    }
}
