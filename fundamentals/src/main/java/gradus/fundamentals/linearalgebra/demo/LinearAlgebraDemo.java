package gradus.fundamentals.linearalgebra.demo;

import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Photos;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures, from a wall of bricks to the digits of people. */
public final class LinearAlgebraDemo {
    private LinearAlgebraDemo() {}

    /**
     * Prints the sections and draws the figures.
     *
     * @param args {@code [--figures DIR] [--show]}
     */
    public static void main(String[] args) {
        Textures textures = Textures.of(Photos.all());
        Handwriting handwriting = Handwriting.of(LabelledImages.digits8x8().images());
        Demo.of(args)
                .section("kept", textures::kept)
                .section("byHand", Ellipse::byHand)
                .section("solved", Solved::solved)
                .section("searched", handwriting::searched)
                .section("rebuilt", handwriting::rebuilt)
                .section("pitfalls", Pitfalls::pitfalls)
                .figure("linear-algebra-ellipse", 2, Ellipse.panels())
                .figure("linear-algebra-digit", handwriting.strip(0))
                .figure("linear-algebra-bricks", textures.strip());
    }
}
