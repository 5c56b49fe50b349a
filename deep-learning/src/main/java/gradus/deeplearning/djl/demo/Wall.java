package gradus.deeplearning.djl.demo;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.djl.PatchTranslator;
import gradus.deeplearning.djl.TextureModel;
import gradus.deeplearning.djl.Textures;
import gradus.fundamentals.demo.Lines;
import java.util.List;
import java.util.stream.IntStream;

/** Brick, grass or gravel: a block is trained, and asked. */
final class Wall {
    private static final int STEPS = 60;

    void training(Lines lines) {
        int before = LiveArrays.everywhere();
        try (TextureModel model = fit()) {
            lines.print(
                    "patches to learn from: %d, to test with: %d",
                    Textures.left().labels().size(), test().size());
            lines.print(
                    "loss %.3f at first, %.3f at step %d",
                    model.losses().get(0), model.losses().get(STEPS - 1), STEPS);
            lines.print("right halves told apart: %d of %d", right(model.answers(test())), test().size());
        }
        lines.print("arrays alive more than before: %d", LiveArrays.everywhere() - before);
    }

    void answers(Lines lines) {
        try (TextureModel model = fit()) {
            for (String name : List.of("brick.png", "gravel.png", "camera.png", "moon.png")) {
                Images photo = Photos.all().get(name);
                int row = (photo.height() - Textures.SIDE) / 2;
                double[][] middle = Textures.cut(photo, row, (photo.width() - Textures.SIDE) / 2);
                PatchTranslator.Answer answer =
                        model.answers(List.<double[][]>of(middle)).get(0);
                lines.print("the middle of %-11s %-7s %.2f", name, answer.texture(), answer.probability());
            }
        }
    }

    void device(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            lines.print("engine %s, device %s", Engine.getInstance().getEngineName(), manager.getDevice());
        }
    }

    private static TextureModel fit() {
        return TextureModel.fit(Textures.left(), Device.cpu(), STEPS, 1);
    }

    private static List<double[][]> test() {
        return Textures.right().patches();
    }

    private static long right(List<PatchTranslator.Answer> answers) {
        List<Integer> labels = Textures.right().labels();
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).texture().equals(Textures.NAMES.get(labels.get(i))))
                .count();
    }
}
