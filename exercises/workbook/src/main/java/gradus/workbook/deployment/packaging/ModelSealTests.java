package gradus.workbook.deployment.packaging;

import static gradus.engine.exercise.Todo.todo;

import gradus.deployment.packaging.Ed25519;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Write the tests that tell a sound seal from those that let something through.
 *
 * <p>Somebody else will write {@link ModelSeal}, from its Javadoc, which is all that you may ask of it. Your tests are run on our solution and on other right
 * answers, which must pass, and on known mistakes, of which as many as possible must fail. Points are for mistakes found; a test that refuses a right
 * answer costs them all. There are ten seconds for all the mistakes together, and a signature takes a millisecond or more to check: change a few bytes,
 * not every one.
 *
 * <p>Think as somebody who wants another model to be used: you may change anything that travels, you own everything that was ever signed with the trusted
 * key, and you have a key of your own. Sign with {@code Ed25519.sign(OURS.getPrivate(), bytes)}.
 *
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertArrayEquals},
 * {@link org.junit.jupiter.api.Assertions#assertEquals}, {@link org.junit.jupiter.api.Assertions#assertThrows},
 * {@link gradus.workbook.deployment.packaging.ModelSeal.Refused}, {@link java.util.LinkedHashMap},
 * {@link java.util.TreeMap}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/packaging.md">deployment/docs/packaging.md</a>
 */
class ModelSealTests {
    private static final KeyPair OURS = Ed25519.newKeys();
    @SuppressWarnings("unused") // until your code uses it
    private static final KeyPair STRANGER = Ed25519.newKeys();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_was_sealed_opens() {
        Map<String, byte[]> files = Map.of("a.bin", bytes("abc"));
        byte[] manifest = ModelSeal.manifest("weight", 3, files);
        byte[] signature = Ed25519.sign(OURS.getPrivate(), manifest);
        todo("compare what ModelSeal.open gives with the files; then add tests for what must be refused, and why");
    }
}
