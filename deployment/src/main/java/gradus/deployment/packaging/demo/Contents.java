package gradus.deployment.packaging.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gradus.deployment.packaging.Archive;
import gradus.deployment.packaging.Artefact;
import gradus.deployment.packaging.Manifest;
import gradus.deployment.packaging.ModelCard;
import gradus.deployment.packaging.Sha256;
import gradus.deployment.packaging.TrainedModel;
import gradus.fundamentals.demo.Figures;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.Color;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** What is in an artefact, and which of it is the same when it is made again. */
final class Contents {
    private final byte[] sealed;
    private final TrainedModel weight;

    Contents(byte[] sealed, TrainedModel weight) {
        this.sealed = sealed;
        this.weight = weight;
    }

    /** Parts of the manifest, one member per line; its real bytes have no blanks. */
    void manifest(Lines lines) throws IOException {
        JsonNode json =
                JsonMapper.builder().build().readTree(Archive.unpack(sealed).get(Artefact.MANIFEST));
        for (String member : new String[] {"format", "model", "version", "output"}) {
            lines.print("\"%s\": %s", member, json.get(member));
        }
        lines.print("\"inputs\": [%s, …]", json.at("/inputs/0"));
        JsonNode onnx = json.at("/files/1");
        lines.print(
                "\"files\": […, {\"name\": %s, \"format\": %s, \"answer\": %s, \"bytes\": %s,",
                onnx.get("name"), onnx.get("format"), onnx.get("answer"), onnx.get("bytes"));
        lines.print("  \"columns\": %s,", onnx.get("columns"));
        lines.print("  \"sha256\": %s}, …]", onnx.get("sha256"));
    }

    void card(Lines lines) {
        Manifest manifest = Manifest.parse(Archive.unpack(sealed).get(Artefact.MANIFEST));
        ModelCard.of(manifest).lines().limit(9).forEach(line -> lines.print("%s", line));
    }

    /** Trains a second time and compares bytes; the TorchScript file is shipped, and not made here. */
    void again(Lines lines) {
        Map<String, byte[]> first = weight.contents();
        Map<String, byte[]> second = TrainedModel.weight().contents();
        lines.print("%-14s  %s", "trained twice", "same bytes?");
        for (String name : new String[] {"model.tribuo", "model.onnx"}) {
            boolean same = Arrays.equals(first.get(name), second.get(name));
            String hash = Sha256.hex(first.get(name)).substring(0, 8);
            lines.print("%-14s  %s", name, same ? "yes, " + hash + "…" : "no: the protobuf says when it was trained");
        }
    }

    /** What stands for what: the hashes for the files, the signature for the manifest. */
    static XyPlot chain() {
        Color grey = new Color(0x88, 0x88, 0x88);
        XyPlot plot = Plot.xy(760, 400, "The signature covers the manifest, the manifest covers the rest", "", "");
        box(plot, 0.2, 2.2, 3.0, 6.0, Figures.COLOURS.get(0));
        plot.words("model.tribuo", 1.2, 5.3).words("model.onnx", 1.2, 4.5).words("model.pt", 1.2, 3.7);
        box(plot, 3.5, 6.5, 2.0, 6.8, Figures.COLOURS.get(1));
        plot.words("manifest.json", 5.0, 6.3)
                .words("SHA-256 of model.tribuo", 5.0, 5.3)
                .words("SHA-256 of model.onnx", 5.0, 4.5)
                .words("SHA-256 of model.pt", 5.0, 3.7)
                .words("name, version, inputs, order", 5.0, 2.7);
        box(plot, 7.8, 9.8, 4.0, 5.6, Figures.COLOURS.get(2));
        plot.words("manifest.sig", 8.8, 4.8);
        for (double y : new double[] {5.3, 4.5, 3.7}) {
            plot.unnamedLine(new double[] {2.2, 3.5}, new double[] {y, y}, grey, 1.5f);
        }
        plot.unnamedLine(new double[] {6.5, 7.8}, new double[] {4.8, 4.8}, grey, 1.5f);
        plot.words("hash", 2.9, 6.3).words("sign", 7.1, 5.2);
        box(plot, 7.8, 9.8, 0.6, 2.2, grey);
        plot.words("public key: yours,", 8.8, 1.7).words("not from the file", 8.8, 1.1);
        plot.unnamedLine(new double[] {8.8, 8.8}, new double[] {2.2, 4.0}, grey, 1.5f);
        return plot.x(0, 10).y(0.2, 7.2).noXTicks().noYTicks().noLegend();
    }

    private static void box(XyPlot plot, double left, double right, double low, double high, Color colour) {
        plot.unnamedLine(
                new double[] {left, right, right, left, left}, new double[] {low, low, high, high, low}, colour, 2);
    }
}
