package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A second right answer of another shape, which the grader must accept: a whole file beside the solution,
 * {@code Foo.<name>.java} for {@code Foo.java}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Alternative.List.class)
public @interface Alternative {
    /** The name in the file's name: lower-case words joined by hyphens, such as {@code two-passes}. */
    String value();

    /** The alternatives in order; written by the compiler. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** All alternatives. */
        Alternative[] value();
    }
}
