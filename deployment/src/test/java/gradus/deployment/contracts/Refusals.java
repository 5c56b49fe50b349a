package gradus.deployment.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is said to a client whose JSON can be read but not used. */
public final class Refusals {
    private Refusals() {}

    /** The problem in which a call must end, with the status 422. */
    public static Problem of(String json, ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem).as("refusal of " + json).isNotNull();
        assertThat(problem.status()).isEqualTo(422);
        return problem;
    }
}
