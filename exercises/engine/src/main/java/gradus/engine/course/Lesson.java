package gradus.engine.course;

import java.nio.file.Path;

/**
 * One lesson of a stage.
 *
 * @param stage the module, such as {@code classical-ml}
 * @param slug such as {@code linear-regression}
 * @param number its place in the stage, as the table in the stage's {@code README.md} has it
 * @param title the doc's first heading
 * @param doc the lesson's text
 */
public record Lesson(String stage, String slug, int number, String title, Path doc) {
    /** The address, such as {@code classical-ml/linear-regression}. */
    public String id() {
        return stage + "/" + slug;
    }

    /** The folder of the stage. */
    public Path module() {
        return doc.getParent().getParent();
    }

    /** The folder of the module that holds its code: its own if it brings {@link Libraries}, else the stage's. */
    public Path codeModule() {
        return Libraries.of(this).map(Libraries::room).orElse(module());
    }

    /** A stage's or lesson's name as it stands in package names: without hyphens. */
    public static String inPackages(String slug) {
        return slug.replace("-", "");
    }

    /** The package of the lesson's reference code. */
    public String packageName() {
        return "gradus." + inPackages(stage) + "." + inPackages(slug);
    }
}
