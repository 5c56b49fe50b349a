package gradus.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;

/** {@link SelfAttentionBlock} for one sequence, in plain Java, head by head. */
public final class SelfAttentionLayer implements Layer {
    private final AttentionSettings settings;
    private final LinearLayer projection;
    private final LinearLayer output;

    /** All weights are 0; dropout is not for plain Java. */
    public SelfAttentionLayer(AttentionSettings settings) {
        this.settings = settings;
        this.projection = new LinearLayer(settings.width(), 3 * settings.width());
        this.output = new LinearLayer(settings.width(), settings.width());
    }

    @Override
    public Pass forward(Matrix x) {
        Pass projected = projection.forward(x);
        List<Attention> heads = heads(projected.output());
        Pass mixed =
                output.forward(Rows.beside(heads.stream().map(Attention::output).toList()));
        return new Pass(
                mixed.output(),
                slope -> projected
                        .backward()
                        .apply(backward(heads, mixed.backward().apply(slope))));
    }

    /** The attention map of each head: time × time. */
    public List<Matrix> maps(Matrix x) {
        return heads(projection.forward(x).output()).stream()
                .map(Attention::weights)
                .toList();
    }

    private List<Attention> heads(Matrix projected) {
        int time = projected.rows();
        boolean[][] mayLook = settings.causal() ? Masks.causal(time) : Masks.all(time);
        List<Attention> heads = new ArrayList<>();
        for (int head = 0; head < settings.heads(); head++) {
            heads.add(Attention.of(
                    turned(part(projected, 0, head), 1),
                    turned(part(projected, 1, head), 1),
                    part(projected, 2, head),
                    mayLook));
        }
        return heads;
    }

    /** The queries (0), keys (1) or values (2) of one head. */
    private Matrix part(Matrix projected, int which, int head) {
        return Rows.columns(projected, which * settings.width() + head * settings.headWidth(), settings.headWidth());
    }

    private Matrix turned(Matrix rows, int direction) {
        return settings.rotary() ? Rows.rotated(rows, direction) : rows;
    }

    /** From the slope by the heads' outputs, side by side, to the slope by what was projected. */
    private Matrix backward(List<Attention> heads, Matrix slope) {
        List<Matrix> queries = new ArrayList<>();
        List<Matrix> keys = new ArrayList<>();
        List<Matrix> values = new ArrayList<>();
        int d = settings.headWidth();
        for (int head = 0; head < heads.size(); head++) {
            Attention.Slopes slopes = heads.get(head).backward(Rows.columns(slope, head * d, d));
            queries.add(turned(slopes.queries(), -1));
            keys.add(turned(slopes.keys(), -1));
            values.add(slopes.values());
        }
        return Rows.beside(List.of(Rows.beside(queries), Rows.beside(keys), Rows.beside(values)));
    }

    @Override
    public List<Weights> weights() {
        return Layer.inTurn(projection, output).weights();
    }
}
