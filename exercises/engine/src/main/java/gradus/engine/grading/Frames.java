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
    /** A verdict that another worker should give: a class that all answers share was broken, perhaps by one before. */
    static final byte DOUBTFUL_VERDICT = 'D';
    /** A sign of life while an answer runs, with the milliseconds that it used; often. */
    static final byte BEAT = 'B';
    /** Nothing could be graded, because of the machine: why. */
    static final byte FAILED = 'F';

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
        return read(in.readByte(), in);
    }

    /** Reads the rest of a message of which the first byte has come. */
    static Frame read(byte kind, DataInputStream in) throws IOException {
        byte[] json = in.readNBytes(in.readInt());
        return new Frame(kind, json);
    }
}
