package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One hint; several are given one at a time, in order, from direction to step. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Hint.List.class)
public @interface Hint {
    /** The hint's words. */
    String value();

    /** The hints in order; written by the compiler. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** All hints. */
        Hint[] value();
    }
}
