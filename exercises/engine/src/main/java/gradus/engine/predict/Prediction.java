package gradus.engine.predict;

import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One prediction, held against what the code gives when it is run:
 *
 * <pre>{@code
 * predicted("the number of test rows", SplitSizes.ofTen())
 *         .ifEqual(2, "A half is rounded up, not to the even number.")
 *         .whenRun(() -> Splits.random(10, 0.25, 1).test().length, "10 · 0.25 is 2.5, and Math.round takes a half up.");
 * }</pre>
 *
 * <p>The reason is told whether the prediction was right or wrong; the cause only where its wrong value came.
 *
 * @param <T> what is predicted: a number, a text, a boolean, an array or a list
 */
public final class Prediction<T> extends Claim<T, Prediction<T>> {
    /** The name under which a run reports what came of a prediction that was right. */
    public static final String REPORTED = "prediction";

    private static final AtomicReference<String> TOLD = new AtomicReference<>();

    private final T said;

    private Prediction(String subject, T said) {
        super(subject);
        this.said = said;
    }

    /**
     * Looks at a prediction.
     *
     * @param subject what it is of, a noun phrase with its input: "the number of test rows, of 10,"
     * @param said what the learner wrote down
     */
    public static <T> Prediction<T> predicted(String subject, T said) {
        return new Prediction<>(subject, said);
    }

    /** Recognises a wrong prediction by {@code equals} (arrays by content). */
    public Prediction<T> ifEqual(T wrong, String cause) {
        return when(a -> Objects.deepEquals(a, wrong), cause);
    }

    /**
     * Runs the code and compares by {@code equals} (arrays by content; NaN is NaN, and −0.0 is not 0.0). Where it ends in an
     * exception, what came is the simple name of its class, as a text.
     *
     * @param code exactly the code that the learner's file shows
     * @param reason why this comes out, in one or two sentences
     * @throws CheckFailure if something else was predicted
     */
    public void whenRun(Callable<? extends T> code, String reason) {
        Object came;
        Exception thrown = null;
        try {
            came = code.call();
        } catch (Exception e) { // an exception is an outcome that can be predicted
            came = e.getClass().getSimpleName();
            thrown = e;
        }
        if (!Objects.deepEquals(said, came)) {
            throw failed(came, thrown, reason);
        }
        TOLD.set("came to " + show(came) + ", as you said. " + reason);
    }

    private CheckFailure failed(Object came, Exception thrown, String reason) {
        CheckFailure failure = failure(Relation.COME_TO, show(came), show(said), said, came);
        String why = (failure.likelyCause() + " " + reason).strip();
        return new CheckFailure(
                subject(), Relation.COME_TO, failure.expectedText(), failure.actualText(), why, false, thrown);
    }

    /** With every digit: two numbers that differ must look different. */
    private static String show(Object value) {
        if (value instanceof CharSequence) {
            return "\"" + value + "\"";
        }
        String all = Arrays.deepToString(new Object[] {value});
        return all.substring(1, all.length() - 1);
    }

    /** What came of the last prediction that was right, since the last call; null if there was none. */
    public static String takeTold() {
        return TOLD.getAndSet(null);
    }

    @Override
    protected Prediction<T> self() {
        return this;
    }
}
