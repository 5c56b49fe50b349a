package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.util.List;
import java.util.Set;

/**
 * One file of an artefact: the model in one format, and how to ask it.
 *
 * @param name a plain file name, other than the manifest's and its signature's
 * @param format tribuo, onnx or torchscript
 * @param writer what wrote it, with its version, such as Tribuo 4.3.2
 * @param columns the inputs in the order in which this file wants them
 * @param answer which of the numbers that come out per row is the model's answer, from 0
 * @param bytes its length
 * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits
 */
public record ModelFile(
        String name, String format, String writer, List<String> columns, int answer, long bytes, String sha256) {
    /** The formats that this course can read. */
    public static final Set<String> FORMATS = Set.of("tribuo", "onnx", "torchscript");

    public ModelFile {
        Require.that(Archive.isPlain(name), "name of a file must be plain, such as model.onnx, but was " + name);
        Require.that(
                !name.equals(Artefact.MANIFEST) && !name.equals(Artefact.SIGNATURE),
                "name of a file must be another than those of the manifest and its signature, but was " + name);
        Require.oneOf("format of " + name, format, FORMATS);
        Require.that(writer != null && !writer.isBlank(), "writer of " + name + " must be given, but was " + writer);
        columns = List.copyOf(Require.given("columns of " + name, columns));
        Require.atLeast("answer of " + name, answer, 0);
        Require.atLeast("bytes of " + name, bytes, 0);
        Require.that(
                sha256 != null && sha256.matches("[0-9a-f]{64}"),
                "sha256 of " + name + " must be 64 lower-case hexadecimal digits, but was " + sha256);
    }

    /** The entry of a file that is at hand. */
    public static ModelFile of(
            String name, String format, String writer, List<String> columns, int answer, byte[] content) {
        return new ModelFile(name, format, writer, columns, answer, content.length, Sha256.hex(content));
    }
}
