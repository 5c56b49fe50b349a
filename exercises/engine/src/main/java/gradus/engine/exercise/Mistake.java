package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An error that people really make, as a patch on the solution. The proof of the course applies it, runs the grader, and
 * fails unless the grader rejects it with a message that contains the words.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Mistake.List.class)
public @interface Mistake {
    /** Text that occurs exactly once in the solution (its markers left out). */
    String replace();

    /** What stands there instead. */
    String with();

    /** Words that the learner must then see. */
    String says();

    /** The mistakes in order; written by the compiler. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** All mistakes. */
        Mistake[] value();
    }
}
