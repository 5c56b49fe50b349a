package gradus.engine.progress;

import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A learner's file as it was found: its text, or why there is none.
 *
 * @param text the text as it is; empty if there is a problem
 * @param problem what is wrong with the file in words, or empty
 */
public record LearnerFile(String text, String problem) {
    /** A larger file is no answer; it is neither graded nor kept. */
    static final int MAX_BYTES = 1 << 20;

    /** Reads the file of a task. Every problem with the file becomes words. */
    public static LearnerFile of(Task task) {
        return read(task.learnerFile(), task.id());
    }

    static LearnerFile read(Path file, String id) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return bad(
                        "it is not a plain file but a folder, a device or a pipe. Put a file in its place; 'gradus reset "
                                + id + "' writes it as it was given.");
            }
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                return bad("the file has " + (size >> 10) + " KB; an answer has a few. Was something else saved here?");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.isBlank()) {
                return bad("the file is empty. 'gradus undo " + id + " --list' shows the versions that were checked, "
                        + "'gradus reset " + id + "' begins anew.");
            }
            return new LearnerFile(text, "");
        } catch (NoSuchFileException e) {
            return bad("the file is not there. 'gradus reset " + id + "' writes it anew, 'gradus undo " + id
                    + " --list' shows the versions that were checked.");
        } catch (CharacterCodingException e) {
            return bad("the file is not UTF-8: save it with that encoding (in the editor's status line or 'save as').");
        } catch (IOException e) {
            return bad("the file cannot be read: " + e.getMessage());
        }
    }

    private static LearnerFile bad(String problem) {
        return new LearnerFile("", problem);
    }

    /** Whether there is a text to grade. */
    public boolean readable() {
        return problem.isEmpty();
    }
}
