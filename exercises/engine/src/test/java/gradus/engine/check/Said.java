package gradus.engine.check;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import gradus.engine.expect.CheckFailure;
import org.junit.jupiter.api.function.Executable;

/** What a law says when it fails. */
final class Said {
    private Said() {}

    static CheckFailure failure(Executable law) {
        return assertThrowsExactly(CheckFailure.class, law);
    }

    static String sentence(Executable law) {
        return failure(law).sentence();
    }

    static String cause(Executable law) {
        return failure(law).likelyCause();
    }
}
