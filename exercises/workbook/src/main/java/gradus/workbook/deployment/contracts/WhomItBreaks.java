package gradus.workbook.deployment.contracts;

import static gradus.engine.exercise.Todo.todo;

/**
 * Twelve changes of a schema. Say whom each breaks, before you run it.
 *
 * <p>The server changes first; its clients have not changed. Each method returns {@code "nobody"}, {@code "requests"} (the new server
 * may refuse what an old client sends), {@code "responses"} (an old client may not be able to read what the new server writes) or {@code "requests
 * and responses"}. A writer sends no member that its schema does not mention; a reader passes over members of which its
 * schema says nothing. An empty schema takes everything. Write the text itself, not code that computes it.
 *
 * <p>Nothing is judged before all twelve predictions are made. Then each is shown beside the result, with the reason. Your
 * first twelve are kept, and the points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deployment/docs/contracts.md">deployment/docs/contracts.md</a>
 */
public final class WhomItBreaks {
    private WhomItBreaks() {}

    /**
     * An object that says nothing of other members gets one more.
     *
     * <pre>{@code Compatibility.broken("{'properties': {'kg': {'type': 'number'}}}",
     *         "{'properties': {'kg': {'type': 'number'}, 'bmi': {'type': 'number'}}}")}</pre>
     */
    public static String anOptionalMemberMore() {
        return todo("whom does it break?");
    }

    /**
     * The same in an object that refuses other members.
     *
     * <pre>{@code Compatibility.broken("{'properties': {'kg': {}}, 'additionalProperties': false}",
     *         "{'properties': {'kg': {}, 'bmi': {}}, 'additionalProperties': false}")}</pre>
     */
    public static String anOptionalMemberMoreInAClosedObject() {
        return todo("whom does it break?");
    }

    /**
     * One more, and it must be there.
     *
     * <pre>{@code Compatibility.broken("{'properties': {'kg': {}}, 'required': ['kg']}",
     *         "{'properties': {'kg': {}, 'bmi': {}}, 'required': ['kg', 'bmi']}")}</pre>
     */
    public static String aRequiredMemberMore() {
        return todo("whom does it break?");
    }

    /**
     * The demand is dropped.
     *
     * <pre>{@code Compatibility.broken("{'properties': {'kg': {}}, 'required': ['kg']}",
     *         "{'properties': {'kg': {}}}")}</pre>
     */
    public static String aRequiredMemberMadeOptional() {
        return todo("whom does it break?");
    }

    /**
     * A member that nobody had to send is no longer named.
     *
     * <pre>{@code Compatibility.broken("{'properties': {'kg': {}, 'bmi': {}}}", "{'properties': {'kg': {}}}")}</pre>
     */
    public static String anOptionalMemberLess() {
        return todo("whom does it break?");
    }

    /**
     * A count becomes a measurement.
     *
     * <pre>{@code Compatibility.broken("{'type': 'integer'}", "{'type': 'number'}")}</pre>
     */
    public static String wholeNumbersMadeNumbers() {
        return todo("whom does it break?");
    }

    /**
     * A value that is not always known.
     *
     * <pre>{@code Compatibility.broken("{'type': 'number'}", "{'type': ['number', 'null']}")}</pre>
     */
    public static String nullAsWell() {
        return todo("whom does it break?");
    }

    /**
     * Zero is no length.
     *
     * <pre>{@code Compatibility.broken("{'type': 'number', 'minimum': 0}",
     *         "{'type': 'number', 'exclusiveMinimum': 0}")}</pre>
     */
    public static String theMinimumNoLongerIn() {
        return todo("whom does it break?");
    }

    /**
     * The end of a range moves, though not far.
     *
     * <pre>{@code Compatibility.broken("{'type': 'integer', 'minimum': 1}",
     *         "{'type': 'integer', 'minimum': 0.5}")}</pre>
     */
    public static String theMinimumMovedBetweenIntegers() {
        return todo("whom does it break?");
    }

    /**
     * The scales in the other hospital.
     *
     * <pre>{@code Compatibility.broken("{'enum': ['kg', 'lb']}", "{'enum': ['kg', 'lb', 'st']}")}</pre>
     */
    public static String oneUnitMore() {
        return todo("whom does it break?");
    }

    /**
     * Here members of any name were the contract.
     *
     * <pre>{@code Compatibility.broken("{'type': 'object', 'additionalProperties': {'type': 'number'}}",
     *         "{'type': 'object', 'additionalProperties': false}")}</pre>
     */
    public static String aMapClosed() {
        return todo("whom does it break?");
    }

    /**
     * A new description, and nothing else.
     *
     * <pre>{@code Compatibility.broken("{'type': 'number', 'description': 'in centimetres'}",
     *         "{'type': 'number', 'description': 'in inches'}")}</pre>
     */
    public static String inchesInsteadOfCentimetres() {
        return todo("whom does it break, as far as schemas go?");
    }
}
