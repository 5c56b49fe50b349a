package gradus.workbook.deployment.packaging;

import static gradus.engine.expect.Expect.expect;
import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Sha256;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "packaging",
        number = 2,
        title = "The loader that believed",
        kind = Kind.FIX,
        points = 5,
        minutes = 20)
@Hint("Follow the bytes: which were hashed, and which are returned? Which were signed, and which are split into lines?")
@Hint(
        "Path.startsWith compares names from the left. In /models/weight/../../etc/passwd the first two are those of the folder.")
@Hint("How long would you have to try until a file of yours has a hash that begins with eight given digits?")
@ExplainedIn("packaging#check-then-use")
class TrustingLoaderTest {
    private static final KeyPair OURS = Ed25519.newKeys();
    private static final Path FOLDER = Path.of("/models/weight");
    private static final byte[] MODEL = "the model".getBytes(UTF_8);
    private static final byte[] OTHER = "the other".getBytes(UTF_8); // as long as the model
    private static final String REFUSED = "refused";

    /** A disk in memory: what each file holds at its first reading, at its second, and so on; the last stays. */
    private static final class Disk implements TrustingLoader.Disk {
        final Map<Path, List<byte[]>> files = new HashMap<>();
        final List<Path> read = new ArrayList<>();

        Disk with(String name, byte[]... contents) {
            files.put(FOLDER.resolve(name), new ArrayList<>(Arrays.asList(contents)));
            return this;
        }

        @Override
        public byte[] read(Path file) throws IOException {
            read.add(file);
            List<byte[]> contents = files.get(file);
            if (contents == null) {
                throw new NoSuchFileException(file.toString());
            }
            return (contents.size() > 1 ? contents.remove(0) : contents.get(0)).clone();
        }
    }

    private static byte[] manifest(String name, String hash) {
        return ("file " + name + "\nsha256 " + hash + "\nend\n").getBytes(UTF_8);
    }

    private static Disk disk(byte[] manifest) {
        return new Disk()
                .with("manifest.txt", manifest)
                .with("manifest.sig", Ed25519.sign(OURS.getPrivate(), manifest))
                .with("model.onnx", MODEL);
    }

    private static Disk good() {
        return disk(manifest("model.onnx", Sha256.hex(MODEL)));
    }

    /** The text of what is loaded, {@code refused}, or the name of another exception. */
    private static String outcome(Disk disk) {
        try {
            return new String(TrustingLoader.load(disk, FOLDER, OURS.getPublic()), UTF_8);
        } catch (SecurityException e) {
            return REFUSED;
        } catch (IOException | RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    void a_good_model_is_loaded_as_before() {
        expect("the outcome for a good model", outcome(good()))
                .usually("It was loaded before, and must be loaded after.")
                .toEqual("the model");
        for (String name :
                List.of("m", "a..b", "...", "..m", "Model_1", ".hidden", "my model", " m", "m ", "manifest.onnx")) {
            Disk disk = disk(manifest(name, Sha256.hex(MODEL))).with(name, MODEL);
            expect("the outcome for a good model in the file \"" + name + "\"", outcome(disk))
                    .when(
                            s -> name.contains("..") && s.equals(REFUSED),
                            "A name with two dots in it is a plain name, unless it is nothing else.")
                    .when(
                            s -> name.contains(" "),
                            "Blanks are part of a name as any letter is, in front and at the end too.")
                    .toEqual("the model");
        }
        Disk empty = disk(manifest("model.onnx", Sha256.hex(new byte[0]))).with("model.onnx", new byte[0]);
        expect("the outcome for a model of no bytes", outcome(empty)).toEqual("");
        Disk gone = good();
        gone.files.remove(FOLDER.resolve("model.onnx"));
        expect("the outcome where the file is not there", outcome(gone)).toEqual("NoSuchFileException");
    }

    @Test
    void what_was_refused_is_refused() {
        byte[] manifest = manifest("model.onnx", Sha256.hex(MODEL));
        for (byte[] signature : List.of(
                new byte[0], new byte[64], Ed25519.sign(Ed25519.newKeys().getPrivate(), manifest))) {
            expect(
                            "the outcome with a wrong signature of " + signature.length + " bytes",
                            outcome(disk(manifest).with("manifest.sig", signature)))
                    .ifEqual("the model", "Nobody trusted has signed this.")
                    .toEqual(REFUSED);
        }
        expect("the outcome with another file", outcome(good().with("model.onnx", OTHER)))
                .ifEqual("the other", "The hash was not compared.")
                .toEqual(REFUSED);
    }

    @Test
    @Needs("what_was_refused_is_refused")
    void what_is_returned_is_what_was_checked() {
        expect(
                        "the outcome where the file is good from its second reading on",
                        outcome(good().with("model.onnx", OTHER, MODEL)))
                .ifEqual(
                        "the other",
                        "What came first was returned, and what came later was checked. A third look does not help: check the array that you return.")
                .to("be the model, or refused", s -> s.equals("the model") || s.equals(REFUSED));
        expect(
                        "the outcome where the file is replaced after its first reading",
                        outcome(good().with("model.onnx", MODEL, OTHER)))
                .ifEqual(
                        "the other",
                        "The file was read a second time, after the check, and was another by then. Read it only one time.")
                .usually("One reading is enough: what came first was good.")
                .toEqual("the model");
        byte[] genuine = manifest("model.onnx", Sha256.hex(MODEL));
        byte[] forged = manifest("model.onnx", Sha256.hex(OTHER));
        expect(
                        "the outcome where manifest and file are replaced after the manifest's first reading",
                        outcome(disk(genuine)
                                .with("manifest.txt", genuine, forged)
                                .with("model.onnx", OTHER)))
                .ifEqual("the other", "The manifest was read a second time, after its signature was checked.")
                .toEqual(REFUSED);
    }

    @Test
    void only_what_is_signed_is_believed() {
        byte[] manifest = manifest("model.onnx", Sha256.hex(MODEL));
        String forged = "file other.onnx\nsha256 " + Sha256.hex(OTHER) + "\n";
        for (String more : List.of(forged, forged + "end\n", "note hello\n", "\n", " ", "end\n")) {
            byte[] longer = (new String(manifest, UTF_8) + more).getBytes(UTF_8);
            Disk disk = good().with("manifest.txt", longer).with("other.onnx", OTHER);
            expect("the outcome with " + shown(more) + " behind the signed manifest", outcome(disk))
                    .ifEqual("the other", "What stands behind the end was believed: nobody has signed it.")
                    .ifEqual("the model", "It was overlooked. The task says: refused.")
                    .toEqual(REFUSED);
        }
        byte[] before = ("note hello\n" + new String(manifest, UTF_8)).getBytes(UTF_8);
        expect("the outcome with a line before the signed manifest", outcome(good().with("manifest.txt", before)))
                .usually("The signature is not over these bytes.")
                .toEqual(REFUSED);
        byte[] open = "file model.onnx\n".getBytes(UTF_8);
        expect(
                        "the outcome with half a manifest, its signature that of the whole,",
                        outcome(good().with("manifest.txt", open)))
                .usually("The signature is not over these bytes.")
                .toEqual(REFUSED);
    }

    private static String shown(String text) {
        return "\"" + text.replaceAll("[0-9a-f]{64}", "…").replace("\n", "\\n") + "\"";
    }

    @Test
    @ExplainedIn("packaging#what-may-arrive")
    void no_file_outside_the_folder_is_read() {
        for (String name : List.of(
                "a/../../x",
                "../weight-2/model.onnx",
                "../../etc/passwd",
                "..",
                ".",
                "",
                "/etc/passwd",
                "/models/weight/model.onnx",
                "a/..",
                "./model.onnx",
                "sub/model.onnx",
                "../weight/model.onnx",
                "sub/",
                "..\\x",
                "a\\b",
                "\\")) {
            Disk disk = disk(manifest(name, Sha256.hex(OTHER)));
            disk.files.put(FOLDER.resolve(name), new ArrayList<>(List.of(OTHER)));
            disk.files.put(FOLDER.resolve(name).normalize(), new ArrayList<>(List.of(OTHER)));
            String outcome = outcome(disk);
            expect("the outcome for the file name \"" + name + "\"", outcome)
                    .when(s -> s.endsWith("Exception"), "The loader must refuse it with a SecurityException.")
                    .when(
                            s -> name.contains("\\"),
                            "On Windows a backslash leads into another folder: a backslash is no part of a plain name.")
                    .when(
                            s -> name.contains("weight-2"),
                            "It leads out, into a folder whose path begins alike as a text: two folders whose names begin alike are two.")
                    .when(
                            s -> name.startsWith("a/.."),
                            "It leads out by a detour, which neither its first letters show nor Path.startsWith, unless the path is normalised.")
                    .when(
                            s -> name.contains("weight/"),
                            "The path ends in the folder, but a path is not the plain name of a file.")
                    .when(
                            s -> name.startsWith("../") || name.startsWith("/"),
                            "The path leads out of the folder. Path.startsWith does not resolve dots.")
                    .usually("Such a name must not be read: it is not the plain name of a file.")
                    .toEqual(REFUSED);
            expect("the number of files read for the file name \"" + name + "\"", disk.read.size())
                    .usually("Only the manifest and its signature may be read before the name is found good.")
                    .toEqual(2);
        }
    }

    @Test
    void every_digit_of_the_hash_counts() {
        String hash = Sha256.hex(MODEL);
        for (int i : new int[] {0, 7, 8, 15, 16, 31, 32, 39, 63}) {
            int digit = i + 1;
            String changed = hash.substring(0, i) + (hash.charAt(i) == '0' ? '1' : '0') + hash.substring(i + 1);
            expect(
                            "the outcome with another digit " + digit + " in the listed hash",
                            outcome(disk(manifest("model.onnx", changed))))
                    .when(s -> digit <= 8, "This digit was not compared.")
                    .usually(
                            "The digits before it are right, and only they were compared, it seems. To find a file that fits eight digits takes minutes.")
                    .toEqual(REFUSED);
        }
        for (String cut : List.of(hash.substring(0, 8), hash.substring(0, 63), hash + "0", "")) {
            expect(
                            "the outcome with a listed hash of " + cut.length() + " digits",
                            outcome(disk(manifest("model.onnx", cut))))
                    .usually("A hash has 64 digits, and all of them count.")
                    .toEqual(REFUSED);
        }
    }

    /** The outcome for a file of the given name with the right hash, signed. */
    private static String named(String name) {
        Disk disk = disk(manifest(name, Sha256.hex(OTHER)));
        disk.files.put(FOLDER.resolve(name), new ArrayList<>(List.of(OTHER)));
        return outcome(disk);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.listOf(Inputs.choice(".", "..", "/", "\\", "a", "weight"), 5)
                        .map(parts -> String.join("", parts)))
                .ask("the outcome for the file name \"{}\"", TrustingLoaderTest::named)
                .questions(80)
                .holds();
    }
}
