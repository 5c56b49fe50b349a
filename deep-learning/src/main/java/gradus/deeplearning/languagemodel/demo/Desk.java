package gradus.deeplearning.languagemodel.demo;

import gradus.datasets.media.Text;
import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Copies;
import gradus.deeplearning.languagemodel.Corpus;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.deeplearning.languagemodel.LanguageModel;
import gradus.deeplearning.languagemodel.NGram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all sections share: the texts, and the models that were learned from them. */
final class Desk {
    static final int ORDER = 4;
    /** Of each text held out so much is scored: all of it would take a quarter of a minute. */
    static final int BEGINNING = 2500;

    final Corpus corpus = Corpus.load();
    final List<String> training = Corpus.words(corpus.training());
    final List<String> test = beginnings(corpus.test());
    final Gpt gpt;
    final BytePairs encoding;
    final NGram counts;
    final Copies copies = new Copies(training);

    Desk(Gpt gpt) {
        this.gpt = gpt;
        this.encoding = gpt.encoding();
        this.counts = NGram.count(ORDER + 1, encoding, training);
    }

    static List<String> beginnings(List<Text> texts) {
        return texts.stream()
                .map(Text::text)
                .map(text -> text.substring(0, Math.min(BEGINNING, text.length())))
                .toList();
    }

    /** The network, which looks at each text once and remembers what it said. */
    final LanguageModel network = new LanguageModel() {
        private final Map<List<Integer>, double[]> said = new HashMap<>();

        @Override
        public double[] logLikelihoods(int[] tokens) {
            List<Integer> text = Arrays.stream(tokens).boxed().toList();
            return said.computeIfAbsent(text, t -> gpt.logLikelihoods(tokens));
        }
    };
}
