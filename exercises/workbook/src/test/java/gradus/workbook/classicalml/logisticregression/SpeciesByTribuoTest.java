package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.datasets.DataSets;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import tech.tablesaw.api.Table;

@Exercise(
        lesson = "logistic-regression",
        number = 3,
        title = "Species by Tribuo",
        kind = Kind.USE,
        points = 5,
        minutes = 20)
@Hint(
        "Print the table's shape before and after you leave birds out: 344 come in, and 342 were measured. Which columns may have"
                + " gaps without mattering?")
@Hint(
        "LinearSGDTrainer takes an objective, an optimiser (AdaGrad, with a rate near 1 for standardised features), how many epochs,"
                + " and a seed. Train, look at the loss, and double the epochs until it is low enough.")
@Hint(
        "new TransformTrainer<>(trainer, new TransformationMap(List.of(new MeanStdDevTransformation()))) is a trainer, too. Its model"
                + " standardises what it is asked; predict(example).getOutputScores() maps each species to a Label with its score.")
class SpeciesByTribuoTest {
    private static final String REFUSED = "a refusal by Tribuo";
    private static final String[] SPECIES = {"Adelie", "Chinstrap", "Gentoo"};

    @Test
    void every_measured_bird_is_an_example_and_no_other() {
        Table all = DataSets.PENGUINS.table();
        expect("examples from the 344 birds", dataset(all).size())
                .ifEqual(
                        333, "Birds whose sex is unknown are gone, too. They were measured, and their sex is not used.")
                .ifEqual(344, "Two birds were never measured, and have become examples of something.")
                .usually("342 birds have both measurements.")
                .toEqual(342);
        Table oneGap = all.first(3);
        oneGap.column("bill_depth_mm").setMissing(1);
        expect("examples from three birds of which one lacks its bill depth alone", sizeOrRefused(oneGap))
                .ifEqual(3, "The bird that lacks its bill depth alone has become an example. Look at both columns.")
                .ifEqual(
                        REFUSED,
                        "Tribuo has refused the bird that lacks its bill depth alone, since NaN is no feature. Look at both"
                                + " columns.")
                .usually("A bird that lacks one of the two measurements is left out.")
                .toEqual(2);
    }

    @Test
    void an_example_holds_the_species_and_the_two_measurements() {
        MutableDataset<Label> dataset = dataset(DataSets.PENGUINS.table());
        Example<Label> first = dataset.getExample(0);
        Map<String, Double> features = new TreeMap<>();
        for (Feature feature : first) {
            features.put(feature.getName(), feature.getValue());
        }
        expect("features of the first bird", features)
                .ifEqual(
                        new TreeMap<>(Map.of("bill_length_mm", 18.7, "bill_depth_mm", 39.1)),
                        "Each of the two measurements stands under the other's name.")
                .when(
                        f -> f.getOrDefault("bill_length_mm", 39.1) != 39.1,
                        "The measurements go in as the table has them: standardising is the model's work, since it will be"
                                + " asked in the table's unit.")
                .usually("Two features, named as their columns.")
                .toEqual(new TreeMap<>(Map.of("bill_length_mm", 39.1, "bill_depth_mm", 18.7)));
        expect("label of the first bird", first.getOutput().getLabel())
                .usually("The label is what stands in the column species.")
                .toEqual("Adelie");
        Map<String, Long> counts = new TreeMap<>();
        dataset.getOutputInfo().outputCountsIterable().forEach(count -> counts.put(count.getA(), count.getB()));
        expect("examples by species", counts)
                .usually("Each bird is one example, with its own species.")
                .toEqual(new TreeMap<>(Map.of("Adelie", 151L, "Chinstrap", 68L, "Gentoo", 123L)));
    }

    @Test
    void the_probabilities_of_a_bird_add_up_to_one() {
        Model<Label> model = train(DataSets.PENGUINS.table());
        double[][] birds = {{38, 18.5}, {51, 19}, {47, 14}, {45, 17}};
        for (int bird = 0; bird < birds.length; bird++) {
            double sum = 0;
            for (String species : SPECIES) {
                sum += SpeciesByTribuo.probability(model, species, birds[bird]);
            }
            String which = birds[bird][0] + " mm and " + birds[bird][1] + " mm";
            expect("sum of the three probabilities of a bird of " + which, sum)
                    .when(
                            s -> s > 1 && s <= 3,
                            "Each species was given the probability of the most probable species, or the scores"
                                    + " of another objective than LogMulticlass were taken for probabilities.")
                    .usually("These are no probabilities: usually the scores of another objective than LogMulticlass.")
                    .toBeCloseTo(1.0, 1e-6);
            if (bird < 3) {
                expect(
                                "probability of " + SPECIES[bird] + " for a bird of " + which,
                                SpeciesByTribuo.probability(model, SPECIES[bird], birds[bird]))
                        .when(
                                p -> p > 0.5,
                                "The species is right, and the model not sure enough yet: usually too few epochs, or a rate that"
                                        + " is too small.")
                        .usually(
                                "This bird is a plain case. Are the two values given under the names that they were trained under?")
                        .toBeAtLeast(0.95);
            }
        }
    }

    @Test
    void the_log_loss_on_the_measured_birds_is_low() {
        Table all = DataSets.PENGUINS.table();
        double loss = logLoss(train(all), all);
        expect("mean log loss on the measured birds, in nats,", loss)
                .ifNaN("The logarithm of a negative number: the scores of another objective than LogMulticlass are no"
                        + " probabilities.")
                .ifInfinite(
                        "A bird's own species was given the probability 0. Answer with the score of the species that was"
                                + " asked for, be it the most probable or not.")
                .when(
                        l -> l > Math.log(3),
                        "It is worse than a guess among three (1.0986): usually the model is asked about other values than it"
                                + " was trained on, in another order or on another scale.")
                .when(
                        l -> l > 0.0715 && Math.abs(l - lossInMetres()) > 1e-4,
                        "In metres it is another: the model does not standardise, and one rate must serve two scales.")
                .when(
                        l -> l < 0.0699,
                        "No model of this kind can be so good: are these the probabilities of the species asked for?")
                .usually(
                        "The model is on its way: usually it takes more epochs, or for AdaGrad a rate nearer to 1. If the loss"
                                + " falls no further, the rate is too large, or the model is of another kind.")
                .to("be between 0.0700 and 0.0715", l -> l >= 0.0699 && l <= 0.0715);
    }

    @Test
    void the_unit_of_the_table_does_not_matter() {
        Table millimetres = DataSets.PENGUINS.table();
        double inMetres = lossInMetres();
        double inMillimetres = logLoss(train(millimetres), millimetres);
        expect(
                        String.format(
                                Locale.ROOT,
                                "difference of the mean log losses (metres give %.5f, millimetres %.5f; they must be equal)",
                                inMetres,
                                inMillimetres),
                        inMetres - inMillimetres)
                .when(
                        any -> inMetres > Math.log(3) && inMillimetres < 0.5,
                        "In metres it is worse than a guess among three. Was the model trained on the table that it was given?")
                .usually("The model does not standardise, and what it learns depends on the unit.")
                .toBeCloseTo(0.0, 1e-4);
    }

    @Test
    void birds_that_training_has_not_seen_are_recognised() {
        Table all = DataSets.PENGUINS.table();
        Model<Label> model = train(all.dropRows(everyThird(all)));
        int wrong = 0;
        for (int row : everyThird(all)) {
            double half = all.column("bill_length_mm").isMissing(row)
                    ? 1
                    : SpeciesByTribuo.probability(
                            model, all.stringColumn("species").get(row), measurements(all, row));
            wrong += half < 0.5 ? 1 : 0;
        }
        expect("birds whose species has a probability below 0.5, of 115 kept from training,", wrong)
                .usually(
                        "About five are hard for every model of this kind. Are the values given in the order of MEASUREMENTS?")
                .toBeAtMost(9);
    }

    @Test
    void the_model_knows_what_its_table_holds_and_nothing_else() {
        Table all = DataSets.PENGUINS.table();
        Model<Label> model = train(all.where(all.stringColumn("species").isNotEqualTo("Chinstrap")));
        expect(
                        "species that the model knows after training without Chinstrap",
                        new TreeSet<>(model.getOutputIDInfo().getDomain().stream()
                                .map(Label::getLabel)
                                .toList()))
                .usually("The table that came in is what it should be trained on.")
                .toEqual(new TreeSet<>(List.of("Adelie", "Gentoo")));
        expectRefusal(
                "probability of Chinstrap by a model that was trained without them",
                IllegalArgumentException.class,
                "A species that the model has never seen is not improbable but unknown: say which it knows.",
                () -> SpeciesByTribuo.probability(model, "Chinstrap", 51, 19),
                "Adelie",
                "Gentoo");
    }

    private static double lossInMetres() {
        Table metres = DataSets.PENGUINS.table();
        for (String name : SpeciesByTribuo.MEASUREMENTS) {
            metres.replaceColumn(name, metres.numberColumn(name).divide(1000).setName(name));
        }
        return logLoss(train(metres), metres);
    }

    private static MutableDataset<Label> dataset(Table birds) {
        return accepted(() -> SpeciesByTribuo.dataset(birds));
    }

    private static Model<Label> train(Table birds) {
        return accepted(() -> SpeciesByTribuo.train(birds));
    }

    /** Makes a failed expectation of the error with which Tribuo refuses an example that holds NaN. */
    private static <T> T accepted(Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            expect("what Tribuo says to an example of a bird", message)
                    .usually("A feature is NaN: a bird without a measurement reached the example; drop it first.")
                    .to("not be a refusal", said -> !said.contains("invalid features"));
            throw refused;
        }
    }

    private static Object sizeOrRefused(Table birds) {
        try {
            return SpeciesByTribuo.dataset(birds).size();
        } catch (IllegalArgumentException refused) {
            return REFUSED;
        }
    }

    /** Mean log loss on the measured birds. */
    private static double logLoss(Model<Label> model, Table birds) {
        double loss = 0;
        int count = 0;
        for (int i = 0; i < birds.rowCount(); i++) {
            if (birds.column("bill_length_mm").isMissing(i)) {
                continue;
            }
            loss -= Math.log(SpeciesByTribuo.probability(
                    model, birds.stringColumn("species").get(i), measurements(birds, i)));
            count++;
        }
        return loss / count;
    }

    private static double[] measurements(Table birds, int row) {
        return SpeciesByTribuo.MEASUREMENTS.stream()
                .mapToDouble(name -> birds.numberColumn(name).getDouble(row))
                .toArray();
    }

    private static int[] everyThird(Table birds) {
        int[] rows = new int[(birds.rowCount() + 2) / 3];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 3 * i;
        }
        return rows;
    }
}
