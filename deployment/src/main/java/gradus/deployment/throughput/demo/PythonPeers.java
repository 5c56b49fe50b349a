package gradus.deployment.throughput.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same model behind Python's servers, each with a worker for each core and its fastest loop. */
final class PythonPeers {
    private static final String PYTHON = System.getenv().getOrDefault("PYTHON", "/usr/bin/python3");
    private static final Path FOLDER = Path.of("src/test/peers");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "BODY_DIMS",
            Path.of("../datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv")
                    .toAbsolutePath()
                    .normalize()
                    .toString(),
            "OMP_NUM_THREADS",
            "1",
            "OPENBLAS_NUM_THREADS",
            "1",
            "PYTHONDONTWRITEBYTECODE",
            "1");

    private PythonPeers() {}

    /** Flask in gunicorn's threaded workers, which keep connections; a line of log for each request, as ours. */
    static MeasuredServer.Command flask(String name) {
        return command(
                name,
                "-m gunicorn --bind 127.0.0.1:%PORT% --workers 2 --worker-class gthread --threads 8 --keep-alive 30"
                        + " --access-logfile - serving_flask:app");
    }

    /** In gunicorn's plain workers, which close each connection after its answer, without a log: what answers most per second here. */
    static MeasuredServer.Command flaskUnlogged(String name) {
        return command(name, "-m gunicorn --bind 127.0.0.1:%PORT% --workers 2 --log-level error serving_flask:app");
    }

    /** FastAPI in uvicorn on uvloop and httptools; a line of log for each request, as ours. */
    static MeasuredServer.Command fastApi(String name) {
        return command(
                name,
                "-m uvicorn --host 127.0.0.1 --port %PORT% --workers 2 --loop uvloop --http httptools serving_fastapi:app");
    }

    /** The same without a log. */
    static MeasuredServer.Command fastApiUnlogged(String name) {
        return command(
                name,
                "-m uvicorn --host 127.0.0.1 --port %PORT% --workers 2 --loop uvloop --http httptools --no-access-log"
                        + " serving_fastapi:app");
    }

    private static MeasuredServer.Command command(String name, String arguments) {
        List<String> words = new ArrayList<>(List.of(PYTHON));
        words.addAll(List.of(arguments.split(" ")));
        return new MeasuredServer.Command(name, words, FOLDER, ENVIRONMENT);
    }

    /** Whether there is a Python that has them all. */
    static boolean installed() throws IOException {
        return !versions().isEmpty();
    }

    /** What has a say in their speed; empty if something is missing. */
    static Map<String, String> versions() throws IOException {
        String script =
                "import platform, flask, gunicorn, fastapi, uvicorn, uvloop, sklearn; print(*(f'{k}={v}' for k, v in dict(Python=platform."
                        + "python_version(), Flask=flask.__version__, gunicorn=gunicorn.__version__, FastAPI=fastapi.__version__,"
                        + " uvicorn=uvicorn.__version__, uvloop=uvloop.__version__, **{'scikit-learn': sklearn.__version__}).items()))";
        Map<String, String> versions = new LinkedHashMap<>();
        try {
            Process process = new ProcessBuilder(PYTHON, "-c", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String pair : said.isEmpty() ? new String[0] : said.split(" ")) {
                versions.put(pair.split("=")[0], pair.split("=")[1]);
            }
        } catch (IOException noPython) {
            versions.clear();
        }
        return versions;
    }
}
