package gradus.engine.exercise;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the section of a lesson that explains a check; on a grader, what explains all checks that name none themselves. It is
 * shown beside a check that failed. The build fails where the lesson or the section does not exist.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ExplainedIn {
    /** The lesson's slug and the anchor of a heading on its page: {@code "splitting#one-draw-per-class"}. */
    String value();
}
