package gradus.deployment.packaging;

/** A model that answers rows, whatever its format. Close it: two of three formats keep memory outside the heap. */
public sealed interface Scorer extends AutoCloseable permits TribuoScorer, OnnxScorer, TorchScorer {
    /**
     * One answer per row.
     *
     * @param rows finite numbers, each row in the order of the manifest's inputs (n × d); n may be 0
     * @return n numbers
     * @throws IllegalArgumentException if a row has another length, or holds NaN or an infinity
     */
    double[] score(double[][] rows);

    /** What the numbers are kept in, such as float32. */
    String precision();

    @Override
    void close();

    /** The model of an artefact in the given format, loaded from the bytes that were checked. */
    static Scorer of(Artefact artefact, String format) {
        ModelFile file = artefact.manifest().file(format);
        Rows rows = Rows.of(artefact.manifest().columns(), file.columns());
        byte[] content = artefact.content(file);
        return switch (format) {
            case "tribuo" -> TribuoScorer.of(content, rows, file.answer());
            case "onnx" -> OnnxScorer.of(content, rows, file.answer());
            default -> TorchScorer.of(content, rows);
        };
    }
}
