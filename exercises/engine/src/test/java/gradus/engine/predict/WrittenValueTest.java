package gradus.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.predict.Predictions.State;
import gradus.engine.predict.Predictions.Stated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which expressions state a value, and what they state. */
class WrittenValueTest {
    private static Stated stated(String type, String body) {
        return Predictions.of(
                        "class A {\n static final int TWO = 2;\n static final int SUM = 1 + 1;\n static final int ITSELF = A.ITSELF;\n static "
                                + type + " a() {\n" + body + "\n}\n}")
                .all()
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List.of(2, 3)",
                "java.util.List.of(2, 3)",
                "List.<Integer>of(2, 3)",
                "Arrays.asList(2, 3)",
                "new ArrayList<>(List.of(2, 3))",
                "new java.util.ArrayList<Integer>(Arrays.asList(2, 3))",
                "new LinkedList<>(new ArrayList<>(List.of(2, 3)))",
                "IntStream.of(2, 3).boxed().toList()",
                "IntStream.of(new int[] {2, 3}).boxed().toList()",
                "Arrays.stream(new int[] {2, 3}).boxed().collect(Collectors.toList())",
                "Arrays.stream(new Integer[] {2, 3}).toList()",
                "Stream.of(2, 3).toList()",
                "List.copyOf(List.of(2, 3))",
                "Collections.unmodifiableList(Arrays.asList(2, 3))",
                "List.of(TWO, 3)",
                "List.of(A.TWO, Integer.valueOf(3))",
                "(List<Integer>) (List.of(2, 3))"
            })
    void every_list_of_the_same_elements_is_one_value(String form) {
        Stated list = stated("java.util.List<Integer>", "return " + form + ";");
        assertThat(list.state()).isEqualTo(State.MADE);
        assertThat(list.text()).isEqualTo("List.of(2, 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2",
                "(2)",
                "TWO",
                "A.TWO",
                "Integer.valueOf(2)",
            })
    void a_number_may_have_a_name_or_a_box(String form) {
        assertThat(stated("int", "return " + form + ";").text()).isEqualTo("2");
        assertThat(stated("int", "int two = " + form + "; return two;").text()).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.5",
                "Double.NaN",
                "Math.PI",
                "Part.TEST",
                "(long) 3",
                "null",
                "new int[] {1, -2}",
                "new double[3]",
                "new int[][] {{1}, {}}",
                "IntStream.of(1, 2).toArray()",
                "Stream.of(\"a\").toArray(String[]::new)",
                "new ArrayList<>()",
                "new ArrayList<Integer>(4)",
                "new TreeSet<>(Set.of(1))",
                "Map.of(\"a\", List.of())",
                "Optional.empty()",
                "Collections.emptyList()",
            })
    void other_values_are_made(String form) {
        assertThat(stated("Object", "return " + form + ";").state()).isEqualTo(State.MADE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 / 2",
                "SUM",
                "ITSELF",
                "(int) 2.5",
                "(double) 0.1f",
                "~3",
                "Math.round(2.5)",
                "Integer.valueOf(\"2\")",
                "Double.valueOf(0.1f)",
                "values.length",
                "VALUES.length",
                "A.b()",
                "b()",
                "List.of(1 + 1)",
                "new ArrayList<>(b())",
                "new ArrayList<>() {{ add(2); }}",
                "IntStream.of(1, 2).map(x -> x).boxed().toList()",
                "Stream.of(1).collect(Collectors.counting())",
                "new int[] {b()}",
                "new int[b()]",
                "new Scanner(\"a\")",
            })
    void what_computes_is_none(String form) {
        Stated computed = stated("List<Integer>", "return " + form + ";");
        assertThat(computed.state()).isEqualTo(State.COMPUTED);
        assertThat(computed.line()).isEqualTo(6);
        assertThat(computed.text()).as("the form that will do").isEqualTo("List.of(1, 2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"int x; x = 2; return x;", "int x = b(); return x;", "if (true) { return 2; } return 3;"})
    void more_than_a_value_with_a_name_is_none(String body) {
        assertThat(stated("int", body).state()).isEqualTo(State.COMPUTED);
    }
}
