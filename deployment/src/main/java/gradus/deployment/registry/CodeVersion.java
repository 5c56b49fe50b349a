package gradus.deployment.registry;

import gradus.deployment.packaging.Sha256;
import gradus.fundamentals.Require;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A version of code that nobody can forget to raise: the hash of its class files. */
public final class CodeVersion {
    private CodeVersion() {}

    /**
     * The SHA-256 of the class files of these classes, in this order. A changed line or another compiler gives another; a
     * library that they call does not, so its version is recorded beside it.
     */
    public static String of(Class<?>... classes) {
        Require.atLeast("classes", classes.length, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Class<?> type : classes) {
            String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
            try (InputStream in = type.getResourceAsStream(file)) {
                bytes.write(Require.given("class file of " + type.getName(), in).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(file + " should be readable, but is not", e);
            }
        }
        return Sha256.hex(bytes.toByteArray());
    }
}
