package gradus.workbook.deployment.packaging;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.workbook.deployment.packaging.Parcel.LATER;
import static gradus.workbook.deployment.packaging.Parcel.LOWEST;
import static gradus.workbook.deployment.packaging.Parcel.OPENED;
import static gradus.workbook.deployment.packaging.Parcel.OURS;
import static gradus.workbook.deployment.packaging.Parcel.STRANGER;
import static gradus.workbook.deployment.packaging.Parcel.everyAlphabet;
import static gradus.workbook.deployment.packaging.Parcel.files;
import static gradus.workbook.deployment.packaging.Parcel.firstWithZero;
import static gradus.workbook.deployment.packaging.Parcel.flipped;
import static gradus.workbook.deployment.packaging.Parcel.manifest;
import static gradus.workbook.deployment.packaging.Parcel.signed;
import static gradus.workbook.deployment.packaging.Parcel.verdict;
import static java.nio.charset.StandardCharsets.UTF_8;

import gradus.deployment.packaging.Ed25519;
import gradus.deployment.packaging.Sha256;
import gradus.engine.check.Agreement;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "packaging", number = 1, title = "A seal that holds", kind = Kind.BUILD, points = 5, minutes = 25)
@Hint("A TreeMap goes through its names in order, in whatever order they were put in.")
@Hint("The signature is over the bytes that came. Ask it before you make a text of them, and only then split the text.")
@Hint(
        "Two sets of names: those in the manifest, and those that came. One must hold all of the other, and the other way round; for each name"
                + " compare what the manifest says with what you compute.")
@ExplainedIn("packaging#check-then-use")
class ModelSealTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 a.bin\n";
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 B\n";

    @Test
    @ExplainedIn("packaging#the-manifest")
    void the_manifest_has_a_line_for_each_file() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.bin", "abc".getBytes(UTF_8));
        files.put("B", new byte[0]);
        expect("the manifest of version 3 of weight, with a.bin (abc) and B (empty),", text("weight", 3, files))
                .ifEqual(
                        "model weight\nversion 3\n" + ABC + EMPTY,
                        "The lines must be sorted by name, and B comes before a in String.compareTo.")
                .when(s -> !s.endsWith("\n"), "Every line ends in a newline, the last one too.")
                .when(s -> s.contains("BA78"), "The digits must be lower-case.")
                .usually("Compare it with the example in the task, blank by blank.")
                .toEqual("model weight\nversion 3\n" + EMPTY + ABC);
        byte[] umlaut = "ü".getBytes(UTF_8);
        expect("the manifest of a file of one ü in UTF-8", text("m", 1, Map.of("u", umlaut)))
                .when(
                        s -> s.endsWith(" 1 u\n"),
                        "The length is that of the text, which has one character. It has two bytes.")
                .toEqual("model m\nversion 1\n" + Sha256.hex(umlaut) + " 2 u\n");
        byte[] zero = firstWithZero();
        expect("the manifest of a file whose hash begins with 0", text("m", 1, Map.of("z", zero)))
                .usually("A hash has 64 digits: a number loses the zeros in front.")
                .toEqual("model m\nversion 1\n" + Sha256.hex(zero) + " " + zero.length + " z\n");
    }

    @Test
    @ExplainedIn("packaging#the-manifest")
    void names_of_every_alphabet_are_written_and_read() {
        Map<String, byte[]> files = everyAlphabet();
        byte[] manifest = ModelSeal.manifest("gewächs", 1, files);
        StringBuilder lines = new StringBuilder("model gewächs\nversion 1\n");
        files.forEach((name, content) -> lines.append(Sha256.hex(content) + " " + content.length + " " + name + "\n"));
        expect("the manifest of gewächs with the files ä, a smiley and ～", new String(manifest, UTF_8))
                .when(
                        s -> s.contains("?") || s.contains("\uFFFD"),
                        "The bytes are those of UTF-8, whatever the characters.")
                .when(s -> s.contains("1,234"), "A length is written in digits only.")
                .usually("The lines are sorted by name as String.compareTo does, which compares chars.")
                .toEqual(lines.toString());
        SortedMap<String, byte[]> opened = ModelSeal.open(
                manifest,
                Ed25519.sign(OURS.getPrivate(), manifest),
                files,
                OURS.getPublic(),
                "gewächs",
                Integer.MIN_VALUE);
        expect("the names of its opened files", List.copyOf(opened.keySet())).toEqual(List.copyOf(files.keySet()));
    }

    private static String text(String model, int version, Map<String, byte[]> files) {
        return new String(ModelSeal.manifest(model, version, files), UTF_8);
    }

    @Test
    void what_cannot_be_sealed_is_refused() {
        for (int version : new int[] {0, -1, Integer.MIN_VALUE}) {
            expectRefusal(
                    "the manifest of version " + version,
                    IllegalArgumentException.class,
                    "A version below 1 is refused before anything is written, with a message that says version.",
                    () -> ModelSeal.manifest("weight", version, files()),
                    "version");
        }
        expectRefusal(
                "the manifest of no files",
                IllegalArgumentException.class,
                "A model without files is refused, with a message that says files.",
                () -> ModelSeal.manifest("weight", 3, Map.of()),
                "files");
    }

    @Test
    @Needs("the_manifest_has_a_line_for_each_file")
    void what_was_sealed_opens() {
        byte[] manifest = manifest("weight", LATER);
        byte[] signature = Ed25519.sign(OURS.getPrivate(), manifest);
        Map<String, byte[]> files = files();
        SortedMap<String, byte[]> opened =
                ModelSeal.open(manifest, signature, files, OURS.getPublic(), "weight", LOWEST);
        expect("the names of the opened files", List.copyOf(opened.keySet())).toEqual(List.of("B", "a.bin"));
        expect("the opened a.bin", new String(opened.get("a.bin"), UTF_8)).toEqual("abc");
        Untouched.of("the map of the files that came", files)
                .and("the manifest", manifest)
                .and("the signature", signature)
                .by("opening", () -> ModelSeal.open(manifest, signature, files, OURS.getPublic(), "weight", LOWEST));
        files.get("a.bin")[0] = 'x';
        expect("the opened a.bin, after a change to the array that came,", new String(opened.get("a.bin"), UTF_8))
                .ifEqual(
                        "xbc",
                        "The arrays that came are those that are given out: whoever holds them can change what was checked.")
                .toEqual("abc");
        opened.get("a.bin")[1] = 'y';
        expect("the array that came, after a change to the opened one,", new String(files.get("a.bin"), UTF_8))
                .usually("Give out a copy.")
                .toEqual("xbc");
        Map<String, byte[]> later = Map.of("c", new byte[2]);
        byte[] next = ModelSeal.manifest("weight", LATER, later);
        SortedMap<String, byte[]> second =
                ModelSeal.open(next, Ed25519.sign(OURS.getPrivate(), next), later, OURS.getPublic(), "weight", LOWEST);
        expect("the names of the files of another model, opened later,", List.copyOf(second.keySet()))
                .usually("The files of the model before are still there.")
                .toEqual(List.of("c"));
    }

    @Test
    @Needs("what_was_sealed_opens")
    @ExplainedIn("packaging#the-idea")
    void only_the_trusted_signature_over_these_bytes_counts() {
        byte[] manifest = manifest("weight", LATER);
        byte[] signature = Ed25519.sign(OURS.getPrivate(), manifest);
        signature("a signature by a stranger", manifest, Ed25519.sign(STRANGER.getPrivate(), manifest));
        for (int i = 0; i < manifest.length; i += 16) {
            signature("a manifest with a changed byte " + i, flipped(manifest, i), signature);
        }
        for (int i = 0; i < signature.length; i += 9) {
            signature("a signature with a changed byte " + i, manifest, flipped(signature, i));
        }
        signature("a manifest longer by a byte", Arrays.copyOf(manifest, manifest.length + 1), signature);
        for (int length : new int[] {0, 1, 63, 65}) {
            signature("a signature of " + length + " bytes", manifest, Arrays.copyOf(signature, length));
        }
        byte[] nonsense = {1, 2};
        signature("a manifest of two bytes", nonsense, signature);
        signature("an empty manifest", new byte[0], signature);
    }

    private static void signature(String what, byte[] manifest, byte[] signature) {
        String verdict;
        try {
            verdict = verdict(manifest, signature, files());
        } catch (RuntimeException e) {
            verdict = e.getClass().getSimpleName();
        }
        expect("the verdict on " + what, verdict)
                .ifEqual(
                        OPENED,
                        "The signature was not asked, or not about all of these bytes, or something behind its 64 bytes was overlooked.")
                .when(v -> v.endsWith("Exception"), """
                        A signature that is none makes Signature.verify throw, and a manifest that nobody signed need not be one: \
                        both are refused for their SIGNATURE, before anything is read.""")
                .usually("The manifest was read before its signature was checked: nobody vouches for what it says.")
                .toEqual("SIGNATURE");
    }

    @Test
    @Needs("what_was_sealed_opens")
    void only_the_wanted_model_counts() {
        for (String model : List.of("credit", "weights", "weigh", "Weight", "WEIGHT", "my-weight")) {
            expect(
                            "the verdict on the model " + model + ", where weight is wanted,",
                            signed(manifest(model, LOWEST), files()))
                    .ifEqual(
                            OPENED,
                            "Another model was let in. A name that only begins like the wanted one, or ends like it, is another name.")
                    .toEqual("MODEL");
        }
    }

    @Test
    @Needs("what_was_sealed_opens")
    void only_the_lowest_version_and_later_ones_count() {
        for (int version : new int[] {1, 2, 9}) {
            expect(
                            "the verdict on version " + version + ", where 10 is the lowest,",
                            signed(manifest("weight", version), files()))
                    .when(
                            v -> v.equals(OPENED) && version > 1,
                            "An older version was let in. Versions are numbers: as texts, 9 comes after 10.")
                    .ifEqual(
                            OPENED,
                            "An older version was let in: it is signed as well, and may have last year's fault.")
                    .toEqual("VERSION");
        }
        for (int version : new int[] {10, 11, 100, Integer.MAX_VALUE}) {
            expect(
                            "the verdict on version " + version + ", where 10 is the lowest,",
                            signed(manifest("weight", version), files()))
                    .when(v -> version == LOWEST, "The lowest version itself is accepted.")
                    .usually("Versions are numbers: as texts, 100 comes before 11.")
                    .toEqual(OPENED);
        }
    }

    @Test
    @Needs("what_was_sealed_opens")
    @ExplainedIn("packaging#what-may-arrive")
    void exactly_the_listed_files_count() {
        Map<String, byte[]> files = files();
        files.remove("B");
        expect("the verdict without the (empty) file B", signed(manifest("weight", LATER), files))
                .ifEqual(OPENED, "A listed file may be missing: go through what is listed, not only through what came.")
                .toEqual("MISSING");
        files = files();
        files.put("c.bin", new byte[0]);
        expect("the verdict with a file c.bin more", signed(manifest("weight", LATER), files))
                .ifEqual(OPENED, "A file that nobody listed was let in, and is given out as if it had been checked.")
                .toEqual("EXTRA");
        for (String other : List.of("abd", "ab", "abcd", "", "xbc")) {
            files = files();
            files.put("a.bin", other.getBytes(UTF_8));
            expect("the verdict on a.bin with \"" + other + "\" for \"abc\"", signed(manifest("weight", LATER), files))
                    .when(v -> v.equals(OPENED) && other.length() == 3, "Only the lengths were compared, or nothing.")
                    .toEqual("HASH");
        }
    }

    @Test
    @Needs("exactly_the_listed_files_count")
    void every_digit_of_a_hash_and_the_length_count() {
        String text = new String(manifest("weight", LATER), UTF_8);
        int start = text.indexOf("ba78");
        for (int i : new int[] {start, start + 8, start + 16, start + 32, start + 63}) {
            String changed = text.substring(0, i) + (text.charAt(i) == '0' ? '1' : '0') + text.substring(i + 1);
            expect(
                            "the verdict on a signed manifest with another digit " + (i - start + 1) + " of a hash",
                            signed(changed.getBytes(UTF_8), files()))
                    .ifEqual(
                            OPENED,
                            "Only the first digits of the hash were compared, or only some: files that fit a few digits are soon found.")
                    .toEqual("HASH");
        }
        expect(
                        "the verdict on a signed manifest with the right hash and a wrong length",
                        signed(text.replace(" 3 a", " 4 a").getBytes(UTF_8), files()))
                .ifEqual(OPENED, "The length was not compared.")
                .toEqual("HASH");
    }

    @Test
    @Needs("exactly_the_listed_files_count")
    void the_first_reason_counts() {
        List<String> faults = List.of("stranger", "model", "old", "missing", "extra", "hash");
        List<String> reasons = List.of("SIGNATURE", "MODEL", "VERSION", "MISSING", "EXTRA", "HASH");
        for (int i = 0; i < faults.size(); i++) {
            for (int j = i + 1; j < faults.size(); j++) {
                List<String> both = List.of(faults.get(j), faults.get(i));
                expect("the verdict with the faults " + both, new Parcel(both.contains("old") ? 9 : 10, both).verdict())
                        .usually("If several things are wrong, the reason is the first in the order of Reason.")
                        .toEqual(reasons.get(i));
            }
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Parcel.any())
                .ask("the verdict on version {version} with the faults {faults}", parcel -> parcel.verdict())
                .usually("If several things are wrong, the reason is the first in the order of Reason.")
                .questions(15)
                .holds();
    }
}
