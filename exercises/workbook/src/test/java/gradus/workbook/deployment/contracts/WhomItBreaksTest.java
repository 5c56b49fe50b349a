package gradus.workbook.deployment.contracts;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deployment.contracts.Compatibility;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "contracts",
        number = 3,
        title = "Twelve changes: whom do they break?",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 10)
@Hint(
        "Ask two questions of each change. What may an old client send that the new server refuses? What may the new server write that an old client cannot read?")
@Hint(
        "A set that grows is good for requests, one that shrinks for responses. So ask of each change: which documents come, and which go?")
@ExplainedIn("contracts#who-writes-and-who-reads")
class WhomItBreaksTest {
    @Test
    void an_optional_member_more() {
        predicted("the victims of an optional member more", WhomItBreaks.anOptionalMemberMore())
                .ifEqual(
                        "responses",
                        "Old readers pass over members that they do not know, for their schema says nothing of others.")
                .ifEqual("requests", "Old clients send no bmi, and need not.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'properties': {'kg': {'type': 'number'}}}",
                                "{'properties': {'kg': {'type': 'number'}, 'bmi': {'type': 'number'}}}"),
                        "Nobody has to send it, and a reader that does not know it passes over it.");
    }

    @Test
    void an_optional_member_more_in_a_closed_object() {
        predicted(
                        "the victims of an optional member more in a closed object",
                        WhomItBreaks.anOptionalMemberMoreInAClosedObject())
                .ifEqual("nobody", "Old readers were promised that nothing else would come, and may refuse what does.")
                .ifEqual("requests", "Old clients send no bmi, and need not.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'properties': {'kg': {}}, 'additionalProperties': false}",
                                "{'properties': {'kg': {}, 'bmi': {}}, 'additionalProperties': false}"),
                        "A closed response can never grow. A closed request can: only its readers, on the server, must know the new member.");
    }

    @Test
    void a_required_member_more() {
        predicted("the victims of a required member more", WhomItBreaks.aRequiredMemberMore())
                .ifEqual("responses", "A promise to send more breaks no reader that passes over what it does not know.")
                .ifEqual("nobody", "Old clients send no bmi, and the new server requires it.")
                .ifEqual(
                        "requests and responses",
                        "A promise to send more breaks no reader that passes over what it does not know.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'properties': {'kg': {}}, 'required': ['kg']}",
                                "{'properties': {'kg': {}, 'bmi': {}}, 'required': ['kg', 'bmi']}"),
                        "Required is a demand in a request, and a promise in a response.");
    }

    @Test
    void a_required_member_made_optional() {
        predicted("the victims of a required member made optional", WhomItBreaks.aRequiredMemberMadeOptional())
                .ifEqual("nobody", "In a response it was a promise, and old readers rely on it.")
                .ifEqual("requests", "A demand that is dropped breaks no request.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'properties': {'kg': {}}, 'required': ['kg']}", "{'properties': {'kg': {}}}"),
                        "Dropping a demand is kind, dropping a promise is not.");
    }

    @Test
    void an_optional_member_less() {
        predicted("the victims of an optional member less", WhomItBreaks.anOptionalMemberLess())
                .ifEqual("responses", "It was optional: old readers had to do without it before.")
                .ifEqual("requests", "A bmi that still comes is passed over, for the schema says nothing of others.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'properties': {'kg': {}, 'bmi': {}}}", "{'properties': {'kg': {}}}"),
                        "Its loss was allowed for on one side, and its presence is on the other.");
    }

    @Test
    void whole_numbers_made_numbers() {
        predicted("the victims of integers made numbers", WhomItBreaks.wholeNumbersMadeNumbers())
                .ifEqual("nobody", "An old reader with an int meets 70.5.")
                .ifEqual("requests", "Every integer is a number, so what old clients send is read.")
                .whenRun(
                        () -> Compatibility.broken("{'type': 'integer'}", "{'type': 'number'}"),
                        "More can be taken, and more can be given: 70.5, for which an old reader has no place.");
    }

    @Test
    void null_as_well() {
        predicted("the victims of null as well", WhomItBreaks.nullAsWell())
                .ifEqual("nobody", "An old reader has never met null.")
                .ifEqual("requests", "Old clients send numbers, and numbers are still taken.")
                .whenRun(
                        () -> Compatibility.broken("{'type': 'number'}", "{'type': ['number', 'null']}"),
                        "The server takes more than before; but it may also write null.");
    }

    @Test
    void the_minimum_no_longer_in() {
        predicted("the victims of 0 no longer in the range", WhomItBreaks.theMinimumNoLongerIn())
                .ifEqual("nobody", "Old clients may send 0, and somebody does.")
                .ifEqual("responses", "Old readers get less than they can take.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'type': 'number', 'minimum': 0}", "{'type': 'number', 'exclusiveMinimum': 0}"),
                        "Only one number is lost, but an old client may send it.");
    }

    @Test
    void the_minimum_moved_between_integers() {
        predicted("the victims of a minimum moved from 1 to 0.5", WhomItBreaks.theMinimumMovedBetweenIntegers())
                .ifEqual("responses", "No integer lies between 0.5 and 1, so nothing new is written.")
                .ifEqual("requests", "Every integer of at least 1 is also at least 0.5.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'type': 'integer', 'minimum': 1}", "{'type': 'integer', 'minimum': 0.5}"),
                        "The first integer is 1 both times: two texts, one set of documents.");
    }

    @Test
    void one_unit_more() {
        predicted("the victims of a unit more", WhomItBreaks.oneUnitMore())
                .ifEqual("nobody", "An old reader's switch has no case for st.")
                .ifEqual("requests", "Old clients send kg and lb, which are still taken.")
                .whenRun(
                        () -> Compatibility.broken("{'enum': ['kg', 'lb']}", "{'enum': ['kg', 'lb', 'st']}"),
                        "An enum in a response is a promise that no other value will come. Promise a text, and tell readers to expect others.");
    }

    @Test
    void a_map_closed() {
        predicted("the victims of a map that takes no members any more", WhomItBreaks.aMapClosed())
                .ifEqual("nobody", "An old client may send any name, for the schema speaks of them.")
                .ifEqual("responses", "An old reader gets an empty map, which it could always take.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'type': 'object', 'additionalProperties': {'type': 'number'}}",
                                "{'type': 'object', 'additionalProperties': false}"),
                        "Where a schema speaks of other members, writers may send them.");
    }

    @Test
    void inches_instead_of_centimetres() {
        predicted("the victims of a change of unit", WhomItBreaks.inchesInsteadOfCentimetres())
                .ifEqual(
                        "requests and responses",
                        "So it does, but no schema sees it: the same documents are accepted as before.")
                .ifEqual("requests", "No schema sees a meaning: the same documents are accepted as before.")
                .ifEqual("responses", "No schema sees a meaning: the same documents are accepted as before.")
                .whenRun(
                        () -> Compatibility.broken(
                                "{'type': 'number', 'description': 'in centimetres'}",
                                "{'type': 'number', 'description': 'in inches'}"),
                        "A schema is a set of documents. What a document means is not in it: give a new meaning a new name.");
    }
}
