package gradus.kit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that writes bytes of its own choice: half a request, one byte at a time, or nothing more. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    /** Connects to a port of this machine; a read gives up after 8 s. */
    public static RawConnection to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8000);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    /** Writes text as it stands, in UTF-8. */
    public RawConnection write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Writes text one byte at a time, with a pause after each. */
    public RawConnection writeSlowly(String text, int milliseconds) throws IOException {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            socket.getOutputStream().write(one);
            socket.getOutputStream().flush();
            Waits.pause(milliseconds);
        }
        return this;
    }

    /** Everything the server writes until it closes the connection; a request must have said {@code Connection: close}. */
    public String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Hangs up. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
