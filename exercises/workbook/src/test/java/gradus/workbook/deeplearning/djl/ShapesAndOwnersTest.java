package gradus.workbook.deeplearning.djl;

import static gradus.engine.predict.Prediction.predicted;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "djl",
        number = 5,
        title = "Shapes, owners, types",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 15,
        seconds = 20)
@Hint("Write both shapes flush right, one above the other. Where does an axis have a 1, and where do two sizes clash?")
@Hint("For owners: on which array is the method called? For types and views: the lesson's sections Shapes and Types.")
@ExplainedIn("djl#shapes")
class ShapesAndOwnersTest {
    private NDManager m;
    private NDManager other;

    @BeforeEach
    void open() {
        m = NDManager.newBaseManager();
        other = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        m.close();
        other.close();
    }

    /** A shape as DJL writes it, for (5,5) says the same as (5, 5). */
    private static String spaced(String shape) {
        return shape == null ? null : shape.replaceAll("\\s", "").replace(",", ", ");
    }

    @Test
    void a_column_less_a_row() {
        predicted("the shape of (5, 1) less (5)", spaced(ShapesAndOwners.aColumnLessARow()))
                .ifEqual("(5, 1)", "(5) is written flush right as (1, 5), not as (5, 1).")
                .ifEqual("(5)", "No axis is dropped: (5) gets an axis of size 1 in front.")
                .whenRun(
                        () -> m.zeros(new Shape(5, 1))
                                .sub(m.zeros(new Shape(5)))
                                .getShape()
                                .toString(),
                        "Flush right the shapes are (5, 1) and (1, 5): both axes are stretched.");
    }

    @Test
    void three_channels() {
        predicted("the shape of (1, 4, 6) less (3, 1, 1)", spaced(ShapesAndOwners.threeChannels()))
                .ifEqual("(1, 4, 6)", "The 1 of the first array is stretched to 3, too.")
                .ifEqual("EngineException", "Nothing clashes: on each axis the sizes agree, or one is 1.")
                .whenRun(
                        () -> m.zeros(new Shape(1, 4, 6))
                                .sub(m.zeros(new Shape(3, 1, 1)))
                                .getShape()
                                .toString(),
                        "On each axis one of the two sizes is 1, and the other counts.");
    }

    @Test
    void a_table_less_a_column() {
        predicted("the shape of (3, 4) less (3)", spaced(ShapesAndOwners.aTableLessAColumn()))
                .ifEqual("(3, 4)", "Shapes are aligned at the right: the 3 meets the 4. It would have to be (3, 1).")
                .ifEqual("(3, 3)", "4 and 3 differ and neither is 1.")
                .whenRun(
                        () -> m.zeros(new Shape(3, 4))
                                .sub(m.zeros(new Shape(3)))
                                .getShape()
                                .toString(),
                        "Aligned at the right, 4 meets 3, and neither is 1.");
    }

    @Test
    void a_mean_that_keeps_its_axis() {
        predicted(
                        "the shape of the mean of (2, 3, 7) along axis 2, kept,",
                        spaced(ShapesAndOwners.aMeanThatKeepsItsAxis()))
                .ifEqual("(2, 3)", "That is without true: the axis is kept, with size 1.")
                .ifEqual("(2, 3, 7)", "The seven numbers become one.")
                .whenRun(
                        () -> m.zeros(new Shape(2, 3, 7))
                                .mean(new int[] {2}, true)
                                .getShape()
                                .toString(),
                        "A kept axis has size 1, so that the result can be stretched back.");
    }

    @Test
    void a_batch_of_products() {
        predicted("the shape of (5, 2, 3) times (3, 4)", spaced(ShapesAndOwners.aBatchOfProducts()))
                .ifEqual("(2, 4)", "Each of the five matrices is multiplied.")
                .ifEqual("EngineException", "matMul works on the last two axes and repeats over the others.")
                .whenRun(
                        () -> m.zeros(new Shape(5, 2, 3))
                                .matMul(m.zeros(new Shape(3, 4)))
                                .getShape()
                                .toString(),
                        "matMul multiplies the last two axes and broadcasts those before them.");
    }

    @Test
    void the_owner_of_a_sum() {
        predicted("the owner of b.add(a)", ShapesAndOwners.theOwnerOfASum())
                .ifEqual("m", "The argument's owner has no say: the method is called on b.")
                .whenRun(
                        () -> {
                            NDArray a = m.ones(new Shape(2));
                            NDArray b = other.ones(new Shape(2));
                            return b.add(a).getManager() == m ? "m" : "other";
                        },
                        "The result belongs to the manager of the array that the method is called on.");
    }

    @Test
    void what_stays_in_the_manager() {
        predicted("the number of arrays alive after ones, mul, sub and sum", ShapesAndOwners.whatStaysInTheManager())
                .ifEqual(1, "Only the last result has a use, and all four have an owner that keeps them.")
                .ifEqual(3, "The array of ones is there as well.")
                .whenRun(
                        () -> {
                            m.ones(new Shape(4)).mul(2).sub(1).sum();
                            return m.getManagedArrays().size();
                        },
                        "Each operation makes an array, and the open manager refers to all of them.");
    }

    @Test
    void what_a_scope_leaves() {
        predicted(
                        "the number of arrays alive after two were made in a scope and two after it",
                        ShapesAndOwners.whatAScopeLeaves())
                .ifEqual(4, "The scope closed the two that were made inside it, although m owns them.")
                .ifEqual(0, "What was made after the scope was closed is not its business.")
                .whenRun(
                        () -> {
                            try (NDScope scope = new NDScope()) {
                                scope.suppressNotUsedWarning();
                                m.ones(new Shape(4)).mul(2);
                            }
                            m.ones(new Shape(4)).add(1);
                            return m.getManagedArrays().size();
                        },
                        "A scope frees what was made inside it, whoever owns it; the manager keeps what came later.");
    }

    @Test
    void a_row_that_is_changed() {
        predicted("the sum of the table", ShapesAndOwners.aRowThatIsChanged())
                .ifEqual(0f, "get(0) is a view: it looks into the table's own numbers.")
                .ifEqual(3f, "addi adds 3 to each of the two numbers of the row.")
                .whenRun(
                        () -> {
                            NDArray table = m.zeros(new Shape(2, 2));
                            table.get(0).addi(3);
                            return table.sum().getFloat();
                        },
                        "get(0) is a view, and addi writes into its two numbers.");
    }

    @Test
    void a_mask_that_is_changed() {
        predicted("the sum of the table after a mask", ShapesAndOwners.aMaskThatIsChanged())
                .ifEqual(12f, "What a mask chooses is copied: addi changes the copy.")
                .whenRun(
                        () -> {
                            NDArray table = m.zeros(new Shape(2, 2));
                            table.get(table.eq(0)).addi(3);
                            return table.sum().getFloat();
                        },
                        "Elements that a mask chooses have no regular place, so they are copied.");
    }

    @Test
    void a_type_for_an_average() {
        predicted("the type of INT32 divided by 2", ShapesAndOwners.aTypeForAnAverage())
                .ifEqual("INT32", "Unlike Java's, this division does not cut off.")
                .ifEqual("FLOAT64", "Floats of DJL have 32 bits unless you say otherwise.")
                .whenRun(
                        () -> m.create(new int[] {7, 2}).div(2).getDataType().name(),
                        "A division of whole numbers gives FLOAT32, so 7 / 2 is 3.5.");
    }

    @Test
    void an_id_in_a_float() {
        predicted("the number 16,777,219 as FLOAT32", ShapesAndOwners.anIdInAFloat())
                .ifEqual("16777219", "Beyond 2 to the 24, a FLOAT32 holds only even numbers.")
                .ifEqual(
                        "16777218",
                        "Of two equally near numbers, the one whose last binary digit is 0 is taken: 16,777,220.")
                .whenRun(
                        () -> String.format(
                                "%.0f",
                                m.create(new int[] {16_777_219})
                                        .toType(DataType.FLOAT32, false)
                                        .toFloatArray()[0]),
                        "Beyond 16,777,216 FLOAT32 holds every second number, and a half way goes to the one whose last binary digit is 0.");
    }
}
