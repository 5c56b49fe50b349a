package gradus.engine.upgrade;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an upgrade is about to do, written down before it touches anything: whoever reads it can finish.
 *
 * @param from the commit that the clone was at
 * @param to the commit that it is to be at: the new course with the learner's committed answers
 * @param course a tree that is {@code to} with the workbook's files of {@code from}
 * @param swaps files of the workbook that hold nothing of the learner's and become what they are in {@code to}
 * @param answers the answers as they were when the upgrade began, all of them in the history
 */
record Journal(String from, String to, String course, List<Swap> swaps, List<Answer> answers) {
    /** For a file that is not there. */
    static final String ABSENT = "";

    /**
     * A file that becomes another.
     *
     * @param file its path in the course
     * @param before the hash of what it held when the upgrade began, or {@link #ABSENT}
     * @param task the exercise's address, or empty if it is no learner's file
     */
    record Swap(String file, String before, String task) {}

    /**
     * An answer that stays.
     *
     * @param file its path in the course
     * @param before the hash of what it held when the upgrade began
     * @param task the exercise's address
     */
    record Answer(String file, String before, String task) {}

    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    void write(Path file, Disk disk) throws IOException {
        disk.writeForGood(file, Json.MAPPER.writeValueAsBytes(this));
    }

    /**
     * Reads a journal.
     *
     * @return none if there is none
     * @throws IOException if it cannot be read
     */
    static Optional<Journal> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), Journal.class))
                : Optional.empty();
    }
}
