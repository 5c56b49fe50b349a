package gradus.deployment.packaging;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.deployment.packaging.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    private static final byte[] PACKED = packed();

    private static byte[] packed() {
        return Archive.pack(new TreeMap<>(
                Map.of("b.bin", new byte[] {1, 2, 3}, "a.txt", "hello".getBytes(US_ASCII), "c", new byte[0])));
    }

    @Test
    void it_gives_back_what_was_packed() {
        Map<String, byte[]> files = Archive.unpack(PACKED);
        assertThat(files.keySet()).containsExactly("a.txt", "b.bin", "c");
        assertThat(files.get("a.txt")).asString(US_ASCII).isEqualTo("hello");
        assertThat(files.get("b.bin")).containsExactly(1, 2, 3);
        assertThat(files.get("c")).isEmpty();
    }

    /** What OpenJDK 17.0.15 and Temurin 25.0.3 write, in every time zone. */
    @Test
    void its_bytes_are_the_same_everywhere() {
        TimeZone here = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Asia/Tokyo", "America/New_York"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(Sha256.hex(packed()))
                        .as(zone)
                        .isEqualTo("7997417881ad74cf1d8ecfd356b6b349768b3fd00b990d9c8a6d90c12ed658d1");
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void no_bit_of_it_can_be_changed() {
        for (int bit = 0; bit < 8 * PACKED.length; bit++) {
            byte[] changed = PACKED.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Archive.unpack(changed)).as("bit %d", bit).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void nothing_can_be_cut_off_or_added() {
        for (int length = 0; length < PACKED.length; length++) {
            refused(Arrays.copyOf(PACKED, length), Reason.ARCHIVE, "");
        }
        refused(Arrays.copyOf(PACKED, PACKED.length + 1), Reason.ARCHIVE, "differs at byte " + PACKED.length);
        byte[] before = new byte[PACKED.length + 1];
        System.arraycopy(PACKED, 0, before, 1, PACKED.length);
        refused(before, Reason.ARCHIVE, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "..",
                ".",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "..\\a",
                "C:a",
                "a/",
                "A.txt",
                "a..b",
                ".a",
                "a.",
                "a b",
                "ä",
                "a\u0000b",
                "-a",
                "con:",
                "a\n"
            })
    void a_name_that_is_not_plain_is_refused(String name) throws IOException {
        refused(zip(ZipOutputStream.DEFLATED, name), Reason.NAME, "a file name must be plain");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Archive.pack(new TreeMap<>(Map.of(name, new byte[1]))))
                .withMessageContaining("must have plain names");
    }

    @Test
    void a_name_of_a_hundred_letters_is_plain_and_a_longer_one_is_not() {
        assertThat(Archive.isPlain("a".repeat(100))).isTrue();
        assertThat(Archive.isPlain("a".repeat(101))).isFalse();
        assertThat(Archive.isPlain("")).isFalse();
        assertThat(Archive.isPlain(null)).isFalse();
    }

    @Test
    void a_name_that_stands_twice_is_refused() {
        byte[] twice = PACKED.clone();
        for (int i = 0; i + 5 < twice.length; i++) {
            if (new String(twice, i, 5, US_ASCII).equals("b.bin")) {
                System.arraycopy("a.txt".getBytes(US_ASCII), 0, twice, i, 5);
            }
        }
        refused(twice, Reason.NAME, "a file name must stand once, but a.txt stands twice");
    }

    @Test
    void what_is_compressed_is_not_even_unpacked() throws IOException {
        refused(
                zip(ZipOutputStream.DEFLATED, "zeros"),
                Reason.ARCHIVE,
                "zeros must be stored as it is, but is compressed");
    }

    @Test
    void another_program_s_archive_is_refused_for_its_first_other_byte() throws IOException {
        refused(zip(ZipOutputStream.STORED, "a"), Reason.ARCHIVE, "but differs at byte");
        refused("not a zip".getBytes(US_ASCII), Reason.ARCHIVE, "has no entry");
        refused(Archive.pack(new TreeMap<>()), Reason.ARCHIVE, "has no entry");
    }

    private static byte[] zip(int method, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(method);
            ZipEntry entry = new ZipEntry(name);
            entry.setSize(0);
            entry.setCrc(0);
            zip.putNextEntry(entry); // with the time of day
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void refused(byte[] bytes, Reason reason, String words) {
        assertThatThrownBy(() -> Archive.unpack(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
