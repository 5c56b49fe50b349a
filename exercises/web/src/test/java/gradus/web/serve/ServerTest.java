package gradus.web.serve;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import gradus.engine.progress.Workplace;
import gradus.web.TestCourse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no browser would send them. */
@Tag("proof")
class ServerTest {
    @TempDir
    private static Path folder;

    private static Workplace course;
    private static CourseServer server;

    @BeforeAll
    static void open() throws IOException {
        course = TestCourse.copy(folder);
        server = new CourseServer(course, 0);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String ask(String request) throws IOException {
        try (Socket socket = new Socket(CourseServer.HOST, server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String host() {
        return "\r\nHost: 127.0.0.1:" + server.port();
    }

    @Test
    void a_page_forbids_scripts_of_its_own_and_everything_from_elsewhere() throws IOException {
        String answer = ask("GET / HTTP/1.1" + host());
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("frame-ancestors 'none'")
                .contains("X-Content-Type-Options: nosniff");
        assertThat(answer).doesNotContain("<script>", "style=\"", " onclick", "Access-Control-Allow");
    }

    @Test
    void a_name_that_was_made_to_point_here_is_refused() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nHost: evil.example:" + server.port()))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("X-Gradus-Token");
        assertThat(ask("GET / HTTP/1.1" + host() + "\r\nOrigin: http://evil.example"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void nothing_is_changed_without_the_token() throws IOException {
        Task task = course.course().tasks().get(0);
        String before = Files.readString(task.learnerFile());
        Files.writeString(task.learnerFile(), before + "// mine\n");
        for (String what : new String[] {"reset", "undo", "check", "hint"}) {
            assertThat(ask("POST /do/" + what + "/" + task.id() + " HTTP/1.1" + host() + "\r\nContent-Length: 0"))
                    .as(what)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(task.learnerFile()).hasContent(before + "// mine\n");
        assertThat(course.hints().count(task)).isZero();
    }

    @Test
    void a_path_is_chosen_with_the_token_if_there_is_one_of_that_name() throws IOException {
        String token = Files.readString(folder.resolve(".gradus/web/token")).strip();
        String head = " HTTP/1.1" + host() + "\r\nContent-Length: 0";
        assertThat(ask("POST /do/path/statistics" + head)).startsWith("HTTP/1.1 403");
        assertThat(ask("POST /do/path/flying" + head + "\r\nX-Gradus-Token: " + token))
                .startsWith("HTTP/1.1 404");
        assertThat(course.progress().route().path().name()).isEqualTo("all");
        assertThat(ask("POST /do/path/statistics" + head + "\r\nX-Gradus-Token: " + token))
                .startsWith("HTTP/1.1 204");
        assertThat(course.progress().route().path().name()).isEqualTo("statistics");
        assertThat(ask("GET / HTTP/1.1" + host())).contains("for whoever has to say what data show");
        course.progress().route().choose("all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/../../etc/passwd.html",
                "/files/..%2f..%2fetc%2fpasswd.html",
                "/images/../../../x.png",
                "/images/%2e%2e/%2e%2e/x.png",
                "/assets/../app.css",
                "/assets/..%2fWebCommands.class",
                "/files/.gradus/web/token.html",
                "/.gradus/web/token",
                "/files/exercises/workbook/src/solution/java/gradus/workbook/fundamentals/descriptive/RunningVariance.java.html",
                "/files/exercises/workbook/src/solution/java/gradus/workbook/fundamentals/descriptive/RunningVariance.mistakes.md.html",
                "/do/diff/fundamentals/descriptive/1/..%2f..%2ftoken",
                "/<script>alert(1)</script>"
            })
    void no_path_leads_to_what_is_not_a_page(String path) throws IOException {
        String answer = ask("GET " + path + " HTTP/1.1" + host());
        assertThat(answer.substring(9, 10)).as(answer).isEqualTo("4");
        assertThat(answer).doesNotContain("root:", "<script>alert", "squares += distanceBefore");
    }

    @Test
    void no_other_machine_can_reach_it() throws IOException {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> socket.connect(new java.net.InetSocketAddress(address, server.port()), 500))
                        .as(address.toString())
                        .isInstanceOf(IOException.class);
            }
        }
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    @Test
    void a_port_in_use_gives_way_to_the_next_and_two_servers_keep_one_token() throws IOException {
        try (CourseServer second = new CourseServer(TestCourse.workplace(folder), server.port())) {
            assertThat(second.port()).isGreaterThan(server.port());
            String token = Files.readString(folder.resolve(".gradus/web/token")).strip();
            assertThat(ask("GET / HTTP/1.1" + host())).contains(token);
        }
        assertThat(ask("GET / HTTP/1.1" + host())).startsWith("HTTP/1.1 200");
    }
}
