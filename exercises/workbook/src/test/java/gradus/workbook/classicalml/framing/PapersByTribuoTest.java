package gradus.workbook.classicalml.framing;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.TribuoData;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.workbook.classicalml.framing.PapersByTribuo.Papers;
import gradus.workbook.classicalml.framing.PapersByTribuo.Score;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Exercise(lesson = "framing", number = 4, title = "A model with its papers", kind = Kind.USE, points = 6, minutes = 25)
@ExplainedIn("framing#a-tour-of-tribuo")
@Hint(
        "TribuoData.classification makes the data set in one call. Which object of Tribuo's changes by training, so that a second training differs?")
@Hint(
        "model.getOutputIDInfo() knows the classes of the training rows and how often each came (cast it to LabelInfo). LabelEvaluator throws at a"
                + " class that the model has never seen; asking about each example does not.")
@Hint(
        "model.getProvenance() has a getDatasetProvenance() and a getTrainerProvenance(); of the latter getConfiguredParameters() are the settings,"
                + " and getInstanceValues() what else there is to know. model.getFeatureIDMap().get(name) is null for a name that it does not know.")
class PapersByTribuoTest {
    /** Every fourth passenger, since the list is in order of class. */
    private static final Table ALL = DataSets.TITANIC
            .table()
            .rows(IntStream.range(0, 327).map(i -> 4 * i).toArray());

    private static final String[] KNOWN = {"sex", "passenger_class"};

    /** Four men who did not survive and two women who did. */
    private static final List<String> SMALL =
            List.of("male 3rd no", "male 1st no", "male 2nd no", "male 3rd no", "female 1st yes", "female 3rd yes");

    @Test
    void the_model_knows_what_was_known_on_the_quay() {
        Model<Label> model = PapersByTribuo.train(ALL.copy());
        expect(
                        "the features of the model",
                        new TreeSet<>(model.getFeatureIDMap().keySet()))
                .when(
                        found -> names(found).size() > 5,
                        "Besides sex and class, other columns went in. Name the columns that may be used.")
                .when(
                        found -> names(found).stream().noneMatch(n -> n.startsWith("sex")),
                        "The column sex was left out, and it says more than any other.")
                .usually("Two values of sex and three of class: a feature each, as TribuoData names them.")
                .toEqual(new TreeSet<>(List.of(
                        "passenger_class=1st",
                        "passenger_class=2nd",
                        "passenger_class=3rd",
                        "sex=female",
                        "sex=male")));
        expect(
                        "how many examples the model was trained on",
                        model.getProvenance().getDatasetProvenance().getNumExamples())
                .usually("All passengers of the table train.")
                .toEqual(327);
        expect("the share of passengers for whom the model is right, on all 327,", right(model))
                .usually(
                        "A logistic regression of these columns is right for more than 70 of 100, and always saying no for about 62. Too few passes, or too small steps?")
                .toBeAtLeast(0.7);
    }

    @SuppressWarnings("unchecked")
    private static TreeSet<String> names(Object found) {
        return (TreeSet<String>) found;
    }

    private static double right(Model<Label> model) {
        return TribuoData.classification(ALL, "survived", KNOWN).getData().stream()
                .mapToDouble(e -> model.predict(e)
                                .getOutput()
                                .getLabel()
                                .equals(e.getOutput().getLabel())
                        ? 1
                        : 0)
                .average()
                .orElseThrow();
    }

    @Test
    @Needs("the_model_knows_what_was_known_on_the_quay")
    void equal_tables_give_equal_models() {
        double first = woman(PapersByTribuo.train(ALL.copy()));
        expect(
                        "the chance of a woman in the 1st class, by a second model of the same table,",
                        woman(PapersByTribuo.train(ALL.copy())))
                .usually(
                        "One trainer for all calls counts its trainings and shuffles differently each time; or it has no fixed seed.")
                .toBeCloseTo(first, 1e-12);
    }

    private static double woman(Model<Label> model) {
        return model.predict(TribuoData.example(
                        List.of("sex=female", "passenger_class=1st"), new double[] {1, 1}, LabelFactory.UNKNOWN_LABEL))
                .getOutputScores()
                .get("yes")
                .getScore();
    }

    @Test
    void model_and_baseline_are_scored_on_the_same_passengers() {
        Score score = PapersByTribuo.score(
                model(SMALL), table(List.of("female 1st yes", "female 2nd yes", "female 3rd no", "male 3rd no")));
        expect("the cases of four passengers", score.cases())
                .usually("Every passenger is a case.")
                .toEqual(4);
        expect("the baseline for yes, yes, no, no after training on 4 no and 2 yes", score.baseline())
                .ifCloseTo(
                        2 / 3.0,
                        "That is how often the baseline is right by the training rows. Score it on the passengers that were asked about.")
                .ifCloseTo(0.75, "Is that the model's share, in the other's place?")
                .usually("No is the most frequent class of training, and right for two of four.")
                .toBeCloseTo(0.5, 1e-12);
        expect("right, of three women, two of whom survived, and a man who did not,", score.right())
                .ifCloseTo(0.25, "That is the share of those that are wrong.")
                .ifCloseTo(0.5, "Is that the baseline's share, in the other's place?")
                .usually("This model says yes for women and no for men: right for three of four.")
                .toBeCloseTo(0.75, 1e-12);
        expect(
                        "the baseline for yes, yes, yes, no after training on 4 no and 2 yes",
                        PapersByTribuo.score(
                                        model(SMALL),
                                        table(List.of(
                                                "female 1st yes", "female 1st yes", "male 1st yes", "male 1st no")))
                                .baseline())
                .ifCloseTo(
                        0.75,
                        "That is the most frequent class of the test rows, which nobody knows beforehand. Take that of the training rows.")
                .usually("No is the most frequent class of training, and right for one of four.")
                .toBeCloseTo(0.25, 1e-12);
    }

    @Test
    @Needs("model_and_baseline_are_scored_on_the_same_passengers")
    void ties_and_new_classes_are_decided() {
        Model<Label> tied = model(List.of("female 1st yes", "male 1st no", "female 2nd yes", "male 2nd no"));
        expect(
                        "the baseline for yes, yes, no after training on 2 no and 2 yes",
                        PapersByTribuo.score(tied, table(List.of("female 1st yes", "female 2nd yes", "male 1st no")))
                                .baseline())
                .usually(
                        "Yes and no were equally frequent: no is the first of them by alphabet, and right for one of three.")
                .toBeCloseTo(1 / 3.0, 1e-12);
        Model<Label> three = model(List.of("female 1st maybe", "male 1st no", "male 2nd maybe", "male 3rd no"));
        expect(
                        "the baseline for maybe, no, no after training on 2 no and 2 maybe",
                        PapersByTribuo.score(three, table(List.of("female 1st maybe", "female 2nd no", "male 1st no")))
                                .baseline())
                .usually(
                        "Equally frequent: maybe is the first of them by alphabet. By Tribuo's ids, which follow a hash, it would be no.")
                .toBeCloseTo(1 / 3.0, 1e-12);
        expect(
                        "the score for no and unclear after training on yes and no",
                        scored(List.of("male 3rd no", "male 3rd unclear")))
                .when(
                        found -> found.equals(REFUSED),
                        "A class that training did not have stopped the evaluation, as LabelEvaluator does.")
                .when(
                        found -> found.equals("1 cases, right 1.0, baseline 1.0"),
                        "The passenger of a new class was left out: count it, as wrong.")
                .usually("Right for no, wrong for unclear, both model and baseline.")
                .toEqual("2 cases, right 0.5, baseline 0.5");
    }

    private static final String REFUSED = "an exception";

    private static String scored(List<String> passengers) {
        try {
            Score score = PapersByTribuo.score(model(SMALL), table(passengers));
            return score.cases() + " cases, right " + score.right() + ", baseline " + score.baseline();
        } catch (IllegalArgumentException refused) {
            return REFUSED;
        }
    }

    @Test
    void papers_are_read_from_the_provenance() {
        Trainer<Label> trainer = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 2, 77L);
        trainer.train(TribuoData.classification(table(SMALL), "survived", KNOWN));
        Papers papers =
                PapersByTribuo.papers(trainer.train(TribuoData.classification(table(SMALL), "survived", KNOWN)));
        expect("the examples of a model of 6 passengers, 5 features and 2 classes", papers.examples())
                .ifEqual(5, "That is how many features there are.")
                .ifEqual(2, "That is how many classes there are.")
                .usually("The data set's provenance has the number of examples.")
                .toEqual(6);
        expect("the trainer of a model by LinearSGDTrainer", papers.trainer())
                .when(
                        found -> String.valueOf(found).endsWith("LinearSGDModel"),
                        "That is the class of the model, not of the trainer.")
                .usually("The full name of the class, as the trainer's provenance has it.")
                .toEqual(LinearSGDTrainer.class.getName());
        expect("the seed of a model by a trainer of seed 77", papers.seed())
                .ifEqual(Trainer.DEFAULT_SEED, "That is a trainer's default. This one was given another.")
                .usually("The seed is one of the trainer's configured parameters.")
                .toEqual(77L);
        expect("the trainings of the second model of a trainer", papers.trainings())
                .ifEqual(2, "This is the second model: its trainer had trained once before this one.")
                .usually("The provenance calls it train-invocation-count.")
                .toEqual(1);
    }

    @Test
    void a_feature_that_the_model_does_not_know_is_refused() {
        expectRefusal(
                "the chance of sex=femal, passenger_class=1st",
                IllegalArgumentException.class,
                "A feature that the model does not know was dropped in silence, and the answer is somebody else's; or the message does not say"
                        + " which name that is and which names it knows.",
                () -> PapersByTribuo.chance(model(SMALL), Map.of("sex=femal", 1.0, "passenger_class=1st", 1.0)),
                "femal",
                "sex=female",
                "passenger_class=2nd");
    }

    @Test
    @Needs("a_feature_that_the_model_does_not_know_is_refused")
    void a_chance_is_the_probability_of_yes() {
        Model<Label> model = model(SMALL);
        double man = PapersByTribuo.chance(model, Map.of("sex=male", 1.0));
        double woman = PapersByTribuo.chance(model, Map.of("sex=female", 1.0));
        expect("the chance of a man, where only women survived,", man)
                .when(
                        p -> (double) p > 0.5,
                        "Usually that is the probability of the likelier class, or the id of a label was taken for its name.")
                .usually("Read the score of the label yes.")
                .to("be below 0.5", p -> p < 0.5);
        expect("the chance of a woman, where only women survived,", woman)
                .when(p -> (double) p < 0.5, "Usually the id of a label was taken for its name: 0 is no here.")
                .usually("Read the score of the label yes.")
                .to("be above 0.5", p -> p > 0.5);
        expect("the chance with sex=female at 3", PapersByTribuo.chance(model, Map.of("sex=female", 3.0)))
                .ifCloseTo(woman, "That is the chance with sex=female at 1: usually every value as 1.")
                .usually("A feature has the value that it is given.")
                .to("be above that with sex=female at 1", p -> p > woman);
    }

    private record Case(List<String> training, List<String> asked) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<String> passenger = Inputs.choice("female", "male")
                .and(Inputs.choice("1st", "3rd"), (sex, c) -> sex + " " + c)
                .and(Inputs.choice("no", "yes", "maybe", "zebra"), (who, what) -> who + " " + what);
        Agreement.on(Inputs.listOf(passenger, 5)
                        .filter(rows -> rows.stream()
                                        .map(r -> r.split(" ")[2])
                                        .distinct()
                                        .count()
                                > 1)
                        .and(Inputs.listOf(passenger, 4).filter(rows -> !rows.isEmpty()), Case::new))
                .ask(
                        "the score of a model of {training} on {asked}",
                        c -> PapersByTribuo.score(model(c.training()), table(c.asked())))
                .within(1e-12)
                .questions(25)
                .holds();
    }

    @Test
    @Needs
    void chances_agree_with_the_solution() {
        Inputs<String> name = Inputs.choice("sex=female", "sex=male", "passenger_class=3rd", "sex", "SEX=male");
        Agreement.on(Inputs.listOf(name.and(Inputs.choice(1.0, 0.5, 2.0), (n, v) -> n + " " + v), 3)
                        .filter(features -> !features.isEmpty()))
                .ask("the chance of {}", PapersByTribuoTest::chance)
                .within(1e-9)
                .questions(25)
                .holds();
    }

    private static double chance(List<String> features) {
        Map<String, Double> passenger = new TreeMap<>();
        features.forEach(f -> passenger.put(f.split(" ")[0], Double.valueOf(f.split(" ")[1])));
        return PapersByTribuo.chance(model(SMALL), passenger);
    }

    /** A model of Tribuo's own, so that only what is asked of it is the answer's. */
    private static Model<Label> model(List<String> passengers) {
        return new LogisticRegressionTrainer().train(TribuoData.classification(table(passengers), "survived", KNOWN));
    }

    /** From lines of sex, class and what happened. */
    private static Table table(List<String> passengers) {
        String[] columns = {"sex", "passenger_class", "survived"};
        Table table = Table.create("passengers");
        for (int j = 0; j < columns.length; j++) {
            int which = j;
            table.addColumns(StringColumn.create(columns[j], passengers.stream().map(line -> line.split(" ")[which])));
        }
        return table;
    }
}
