package gradus.engine.grading;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.course.Task;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The protocol between a grader and its worker: a byte that says what follows, a length, and JSON. */
final class Frames {
    /** A job, from grader to worker. */
    static final byte JOB = 'J';
    /** A verdict, from worker to grader. */
    static final byte VERDICT = 'V';
    /** A verdict after which the worker must not be used again. */
    static final byte LAST_VERDICT = 'L';

    /** What is to be graded. */
    record Job(Task task, String source) {}

    /** One message. */
    record Frame(byte kind, byte[] json) {
        <T> T as(Class<T> type) throws IOException {
            return JSON.readValue(json, type);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private Frames() {}

    static void write(DataOutputStream out, byte kind, Object value) throws IOException {
        byte[] json = JSON.writeValueAsBytes(value);
        synchronized (out) {
            out.writeByte(kind);
            out.writeInt(json.length);
            out.write(json);
            out.flush();
        }
    }

    /** Waits for the next message. */
    static Frame read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        byte[] json = in.readNBytes(in.readInt());
        return new Frame(kind, json);
    }
}
