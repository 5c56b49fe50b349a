package gradus.engine.grading;

import java.util.Map;

/** Plain words for the compiler errors and exceptions that learners meet most. */
final class Advice {
    static final String ON_GRADER =
            "the checks call your class as the task gave it: keep the names, parameters and return types"
                    + " (\"./gradus reset\" shows them again, \"./gradus undo\" brings your answer back)";

    private static final Map<String, String> ON_ERRORS = Map.ofEntries(
            Map.entry(
                    "expected",
                    "something is missing just before this place: often the semicolon of the line above, or a bracket"),
            Map.entry(
                    "expected2",
                    "something is missing just before this place: often the semicolon of the line above, or a bracket"),
            Map.entry(
                    "expected3",
                    "something is missing just before this place: often a closing brace of the method above"),
            Map.entry(
                    "expected4",
                    "something is missing just before this place: often a closing brace of the method above"),
            Map.entry("premature.eof", "the file ends too early: a closing brace } is missing"),
            Map.entry("not.stmt", "this alone does nothing: assign it, return it, or call something"),
            Map.entry(
                    "illegal.start.of.expr",
                    "an expression cannot begin here: look for a bracket or operator too many just before"),
            Map.entry(
                    "illegal.start.of.type", "this stands outside any method: look for a closing brace too many above"),
            Map.entry("unclosed.str.lit", "a text begins here and has no closing quote on this line"),
            Map.entry("illegal.char", "this character is not Java: it may have been pasted from a web page"),
            Map.entry(
                    "cant.resolve",
                    "Java knows nothing of this name here: misspelt, not declared, or its import is missing"),
            Map.entry(
                    "cant.resolve.location",
                    "Java knows nothing of this name here: misspelt, not declared, or its import is missing"),
            Map.entry("cant.resolve.args", "no method of this name takes these arguments"),
            Map.entry(
                    "cant.resolve.location.args",
                    "no method of this name takes these arguments: compare name, number and types (or it is newer than"
                            + " Java 17, for which answers are compiled)"),
            Map.entry(
                    "cant.apply.symbol",
                    "the arguments do not fit this method's parameters: compare number, order and types"),
            Map.entry(
                    "cant.apply.symbols",
                    "the arguments fit none of the methods of this name: compare number, order and types"),
            Map.entry(
                    "prob.found.req",
                    "the value has another type than the place wants: convert it, or change the declaration"),
            Map.entry("incomparable.types", "these two types can never be equal, so comparing them is a slip"),
            Map.entry("operator.cant.be.applied", "this operator does not work on that type"),
            Map.entry("operator.cant.be.applied.1", "this operator does not work on these two types"),
            Map.entry("missing.ret.stmt", "some way through this method reaches its end without returning a value"),
            Map.entry("unreachable.stmt", "no run can ever get here: a return, throw or endless loop stands before it"),
            Map.entry(
                    "var.might.not.have.been.initialized",
                    "on some way to this line the variable has no value yet: give it one at its declaration"),
            Map.entry(
                    "var.might.already.be.assigned", "this final variable may already have its value: assign it once"),
            Map.entry("cant.assign.val.to.var", "this variable is final: it keeps its first value"),
            Map.entry(
                    "already.defined",
                    "the name is taken in this scope: rename one of the two, or drop the second type name to assign"),
            Map.entry(
                    "unreported.exception.need.to.catch.or.throw",
                    "this call may throw a checked exception: catch it, or declare it with throws"),
            Map.entry(
                    "non-static.cant.be.ref",
                    "a static method has no object: make the method an instance method, or create an object first"),
            Map.entry("local.variables.referenced.from.lambda", "a lambda may only use locals that never change"),
            Map.entry(
                    "cant.ref.non.effectively.final.var",
                    "a lambda may only use locals that never change: copy the value into a new variable"),
            Map.entry("does.not.override.abstract", "a method that the interface or superclass demands is missing"),
            Map.entry("doesnt.exist", "no such package is on the class path: the import is misspelt"),
            Map.entry("report.access", "that member is private to its class"),
            Map.entry(
                    "missing.meth.body.or.decl.abstract", "the method has no body: a semicolon stands where { should"),
            Map.entry(
                    "invalid.meth.decl.ret.type.req",
                    "the method has no return type: write void, or the type it returns"),
            Map.entry("else.without.if", "this else belongs to no if: look for a semicolon or brace too many above"),
            Map.entry("class.public.should.be.in.file", "the class must keep the name that the task gave it"));

    private Advice() {}

    /** The advice on a compiler error's code, such as {@code compiler.err.missing.ret.stmt}; empty if there is none. */
    static String on(String code) {
        return ON_ERRORS.getOrDefault(code.replaceFirst("^compiler\\.err\\.", ""), "");
    }

    /** The advice on an exception that came out of the learner's code; empty if its own words say enough. */
    static String on(Throwable thrown) {
        String ofPyTorch = PyTorchWords.on(new Thrown(thrown).message());
        if (!ofPyTorch.isEmpty()) {
            return ofPyTorch;
        }
        if (thrown instanceof StackOverflowError) {
            return "a method calls itself without end: look for the case that stops it";
        }
        if (thrown instanceof ArrayIndexOutOfBoundsException) {
            return "an index runs past the array: compare the loop's bounds with the array's length";
        }
        if (thrown instanceof NullPointerException) {
            return "something is used before it was given a value";
        }
        if (thrown instanceof java.util.NoSuchElementException
                && new Thrown(thrown).message().contains("line")) {
            return "nobody is there to type: an answer gets its input as arguments, not from System.in";
        }
        if (thrown instanceof ClassCastException) {
            return "a value is not of the type that the cast claims";
        }
        if (thrown instanceof ArithmeticException) {
            return "whole numbers were divided by zero, or an exact operation overflowed";
        }
        return "";
    }
}
