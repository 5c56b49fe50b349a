package gradus.workbook.deployment.registry;

import gradus.kit.http.Waits;
import gradus.kit.threads.Task;
import gradus.workbook.deployment.registry.SwappedModel.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A server to which much happens at once, without a pause. */
final class ModelUnderLoad {
    private final List<ServedModel> models;
    private final SwappedModel server;
    private final AtomicInteger mixed = new AtomicInteger();

    /** A server that will have so many models one after the other. */
    ModelUnderLoad(int swaps) {
        models = IntStream.rangeClosed(0, swaps).mapToObj(ServedModel::new).toList();
        server = new SwappedModel(models.get(0));
    }

    /** Swaps all models in, on as many threads, while clients ask; then ends the server. */
    void run(int threads, int clients) throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        List<Task<String>> tasks = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            tasks.add(Task.of(() -> askUntil(stop)));
        }
        List<Task<String>> swaps = new ArrayList<>();
        int each = (models.size() - 1) / threads;
        for (int from = 1; from < models.size(); from += each) {
            List<ServedModel> own = models.subList(from, from + each);
            swaps.add(Task.of(() -> {
                Waits.await(start, 10);
                own.forEach(server::swap);
            }));
        }
        start.countDown();
        for (Task<String> swap : swaps) {
            swap.result();
        }
        stop.set(true);
        for (Task<String> task : tasks) {
            task.result();
        }
        server.close();
    }

    private void askUntil(AtomicBoolean stop) {
        while (!stop.get()) {
            Answer answer = server.answer(new double[] {0.5});
            mixed.addAndGet(answer.version().equals("v" + (int) answer.prediction()) ? 0 : 1);
        }
    }

    /** Answers whose version is of one model and whose prediction is of another. */
    int mixedAnswers() {
        return mixed.get();
    }

    /** How often a model was asked when it was closed. */
    int usesOfClosed() {
        return models.stream().mapToInt(ServedModel::usedWhenClosed).sum();
    }

    /** How many models were not closed exactly once. */
    long notClosedOnce() {
        return models.stream().filter(model -> model.closed() != 1).count();
    }
}
