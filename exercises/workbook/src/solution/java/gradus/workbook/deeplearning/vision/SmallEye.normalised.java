package gradus.workbook.deeplearning.vision;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import gradus.deeplearning.vision.Augmentation;
import gradus.deeplearning.vision.ConvolutionalNetworks;
import gradus.deeplearning.vision.LabelledPictures;
import gradus.deeplearning.vision.PictureTrainer;
import gradus.deeplearning.vision.Window;
import java.util.Random;

/** With batch normalisation, and with moved copies made once, before training. */
public final class SmallEye {
    private SmallEye() {}

    public static Model train(LabelledPictures known) {
        SequentialBlock network = new SequentialBlock();
        for (int filters : new int[] {8, 16}) {
            network.add(ConvolutionalNetworks.convolution(Window.same(3), filters, false))
                    .add(BatchNorm.builder().build())
                    .add(Activation::relu)
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        network.add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(10).build());
        int n = known.size();
        int[] copies = new Random(3).ints(5L * n, 0, n).toArray();
        LabelledPictures moved = Augmentation.shift(2).apply(known.rows(copies), new Random(4));
        return new PictureTrainer(2, 32, 0.01, Augmentation.NONE, 5).fit(network, moved);
    }
}
