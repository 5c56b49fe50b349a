package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the checks without which this one says nothing; without names, all checks before it. When one of them fails, this one is
 * not looked at yet: it would fail of the same cause, and tell another. The build fails where a name does not exist, or where
 * checks need each other in a circle.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** Names of other test methods of the same grader; none for all that come before this one. */
    String[] value() default {};
}
