package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.ALL;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.FEW;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.accepted;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.features;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.inUnitsOf1024;
import static gradus.workbook.classicalml.logisticregression.BirdExamples.logLoss;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.logisticregression.BirdExamples.Bird;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import tech.tablesaw.api.StringColumn;
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
@ExplainedIn("logistic-regression#how-professionals-do-it")
class SpeciesByTribuoTest {
    private static final String REFUSED = "a refusal by Tribuo";
    private static final String[] SPECIES = {"Adelie", "Chinstrap", "Gentoo"};

    /** Trained once, since several checks ask it. */
    private static Model<Label> trained;

    private static double lossOnFew = Double.NaN;

    @Test
    @ExplainedIn("logistic-regression#on-real-penguins")
    void every_measured_bird_is_an_example_and_no_other() {
        expect("the number of examples from the 344 birds", dataset(ALL.copy()).size())
                .ifEqual(
                        333, "Birds whose sex is unknown are gone, too. They were measured, and their sex is not used.")
                .ifEqual(344, "Two birds were never measured, and have become examples of something.")
                .usually("342 birds have both measurements.")
                .toEqual(342);
        Table oneGap = ALL.first(3);
        oneGap.column("bill_depth_mm").setMissing(1);
        expect("the number of examples from three birds of which one lacks only its bill depth", sizeOrRefused(oneGap))
                .ifEqual(3, "The bird that lacks only its bill depth has become an example. Look at both columns.")
                .ifEqual(REFUSED, """
                        Tribuo has refused the bird that lacks only its bill depth, since NaN is no feature. Look at both \
                        columns.""")
                .usually("A bird that lacks one of the two measurements is left out.")
                .toEqual(2);
    }

    @Test
    @Needs("every_measured_bird_is_an_example_and_no_other")
    void an_example_holds_the_species_and_the_two_measurements() {
        Map<String, Double> right = new TreeMap<>(Map.of("bill_length_mm", 39.1, "bill_depth_mm", 18.7));
        Example<Label> first = dataset(ALL.copy()).getExample(0);
        expect("the features of the first bird", features(first))
                .ifEqual(
                        new TreeMap<>(Map.of("bill_length_mm", 18.7, "bill_depth_mm", 39.1)),
                        "Each of the two measurements stands under the other's name.")
                .when(f -> f.getOrDefault("bill_length_mm", 39.1) != 39.1, """
                        The measurements go in as the table has them: standardising is the model's work, since it will be asked in \
                        the table's unit.""")
                .usually("Two features, named as their columns.")
                .toEqual(right);
        expect("the label of the first bird", first.getOutput().getLabel())
                .usually("The label is what stands in the column species.")
                .toEqual("Adelie");
        String[] turned = ALL.columnNames().toArray(String[]::new);
        Arrays.sort(turned, (a, b) -> ALL.columnIndex(b) - ALL.columnIndex(a));
        expect(
                        "the features of the first bird of a table with its columns in the opposite order",
                        features(dataset(ALL.selectColumns(turned)).getExample(0)))
                .because(
                        "A column was found by its place. A table may have its columns in any order: ask for them by name.")
                .toEqual(right);
    }

    @Test
    @Needs("an_example_holds_the_species_and_the_two_measurements")
    @ExplainedIn("logistic-regression#on-real-penguins")
    void a_column_of_text_is_refused_by_its_name() {
        Table birds = ALL.first(3).copy();
        birds.replaceColumn("bill_depth_mm", StringColumn.create("bill_depth_mm", "18.7", "NA?", "18.0"));
        expectRefusal(
                "a data set of birds whose bill depths are text, 18.7, NA? and 18.0,",
                IllegalArgumentException.class,
                """
                Text has become numbers, or an error that names no column. Tablesaw's numberColumn gives a text's place in a \
                dictionary, 0, 1, 2: Numbers.vector and Numbers.matrix refuse it.""",
                () -> SpeciesByTribuo.dataset(birds),
                "bill_depth_mm");
    }

    @Test
    @Needs("every_measured_bird_is_an_example_and_no_other")
    void the_probabilities_of_a_bird_add_up_to_one() {
        double[][] birds = {{38, 18.5}, {51, 19}, {47, 14}, {45, 17}};
        for (int bird = 0; bird < birds.length; bird++) {
            double[] p = probabilities(birds[bird]);
            String which = "a bird of " + birds[bird][0] + " mm and " + birds[bird][1] + " mm";
            expect(
                            "the sum of the three probabilities of " + which,
                            Arrays.stream(p).sum())
                    .when(s -> s > 1 && s <= 3, """
                            Each species was given the probability of the most probable species, or the scores of another objective \
                            than LogMulticlass were taken for probabilities.""")
                    .when(s -> Arrays.stream(p).filter(x -> x == 0).count() == 2, """
                            Two of the three are exactly 0. Answer with the score of the species that was asked for, be it the most \
                            probable or not.""")
                    .usually("These are no probabilities: usually the scores of another objective than LogMulticlass.")
                    .toBeCloseTo(1.0, 1e-6);
            if (bird < 3) {
                expect("the probability of " + SPECIES[bird] + " for " + which, p[bird])
                        .when(any -> isFlat(p), """
                                The three are far too alike: they lie within a factor of e. Usually a softmax was taken of what are \
                                probabilities already.""")
                        .when(mine -> mine > 0.5, """
                                The species is right, and the model not sure enough yet: usually too few epochs, or a rate that is \
                                too small.""")
                        .usually("""
                                This bird is a plain case. Are the two values given under the names that they were trained under?""")
                        .toBeAtLeast(0.95);
            }
        }
    }

    private static boolean isFlat(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        return sorted[2] <= sorted[0] * Math.E * (1 + 1e-9);
    }

    @Test
    @Needs("every_measured_bird_is_an_example_and_no_other")
    void training_twice_gives_one_model() {
        expect("the mean log loss on every fifth bird, trained a second time,", logLoss(train(FEW.copy()), FEW))
                .because("""
                        The same table has given two models. Rows were left out or mixed by chance, or the trainer has no fixed \
                        seed: give it one.""")
                .toBeCloseTo(lossOnFew(), 1e-12);
    }

    @Test
    @Needs("training_twice_gives_one_model")
    void the_unit_of_the_table_does_not_matter() {
        double loss = lossOnFew();
        Table other = inUnitsOf1024(FEW);
        expect("the mean log loss on every fifth bird, trained in units of 1024 mm,", logLoss(train(other), other))
                .when(l -> l > Math.log(3) && loss < 0.5, """
                        It is worse than a guess among three. Was the model trained on the table that it was given?""")
                .usually("The model does not standardise, and what it learns depends on the unit: in mm it differs.")
                .toBeCloseTo(loss, 1e-6);
    }

    @Test
    @Needs("the_unit_of_the_table_does_not_matter")
    void the_log_loss_on_the_measured_birds_is_low() {
        expect("the mean log loss on the measured birds, in nats,", logLoss(trained(), ALL))
                .ifNaN("""
                        The logarithm of a negative number: the scores of another objective than LogMulticlass are no \
                        probabilities.""")
                .ifInfinite("""
                        A bird's own species was given the probability 0. Answer with the score of the species that was asked for, \
                        be it the most probable or not.""")
                .when(l -> l > Math.log(3), """
                        It is worse than a guess among three (1.0986): usually the model is asked about other values than it was \
                        trained on, in another order or on another scale.""")
                .when(l -> l < 0.0699, """
                        No model of this kind can be so good: are these the probabilities of the species asked for?""")
                .usually("""
                        The model is on its way: usually it takes more epochs, or for AdaGrad a rate nearer to 1. If the loss falls \
                        no further, the rate is too large, or the model is of another kind.""")
                .to("be between 0.0700 and 0.0715", l -> l >= 0.0699 && l <= 0.0715);
    }

    @Test
    @Needs("every_measured_bird_is_an_example_and_no_other")
    void the_model_knows_what_its_table_holds_and_nothing_else() {
        Table two = ALL.where(ALL.stringColumn("species").isNotEqualTo("Chinstrap"));
        Model<Label> model = train(two.first(200));
        expect(
                        "the species that the model knows after training without Chinstrap",
                        new TreeSet<>(model.getOutputIDInfo().getDomain().stream()
                                .map(Label::getLabel)
                                .toList()))
                .usually("The table that came in is what it should be trained on.")
                .toEqual(new TreeSet<>(List.of("Adelie", "Gentoo")));
        for (String unknown : new String[] {"Chinstrap", "adelie"}) {
            expectRefusal(
                    "the probability of " + unknown + " by a model that knows Adelie and Gentoo",
                    IllegalArgumentException.class,
                    "A species that the model has never seen is not improbable but unknown: say which it knows.",
                    () -> SpeciesByTribuo.probability(model, unknown, 51, 19),
                    "Adelie",
                    "Gentoo");
        }
    }

    @Test
    @Needs
    void any_birds_give_the_examples_that_they_give_the_solution() {
        Inputs<Double> size = Inputs.choice(40.0, 38.5, 0.0, Double.NaN);
        Inputs<Bird> bird = size.and(size, (length, depth) -> new double[] {length, depth})
                .and(Inputs.choice(SPECIES), (sizes, species) -> new Bird(sizes[0], sizes[1], species));
        Agreement.on(Inputs.listOf(bird, 4).filter(birds -> !birds.isEmpty()))
                .ask("the examples (measurements, species) of {}", BirdExamples::examples)
                .inAnyOrder()
                .usually("A bird with both measurements is an example, whatever they are; one with a gap is not.")
                .questions(50)
                .holds();
    }

    private static double[] probabilities(double[] bird) {
        return Arrays.stream(SPECIES)
                .mapToDouble(species -> SpeciesByTribuo.probability(trained(), species, bird))
                .toArray();
    }

    /** Computed once, since two checks compare with it. */
    private static double lossOnFew() {
        if (Double.isNaN(lossOnFew)) {
            lossOnFew = logLoss(train(FEW.copy()), FEW);
        }
        return lossOnFew;
    }

    private static Model<Label> trained() {
        if (trained == null) {
            trained = train(ALL.copy());
        }
        return trained;
    }

    private static MutableDataset<Label> dataset(Table birds) {
        return accepted(() -> SpeciesByTribuo.dataset(birds));
    }

    private static Model<Label> train(Table birds) {
        return accepted(() -> SpeciesByTribuo.train(birds));
    }

    private static Object sizeOrRefused(Table birds) {
        try {
            return SpeciesByTribuo.dataset(birds).size();
        } catch (IllegalArgumentException refused) {
            return REFUSED;
        }
    }
}
