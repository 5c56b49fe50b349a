package gradus.workbook.classicalml.framing;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.workbook.classicalml.framing.PassengerTables.SMALL;
import static gradus.workbook.classicalml.framing.PassengerTables.dataset;
import static gradus.workbook.classicalml.framing.PassengerTables.model;
import static gradus.workbook.classicalml.framing.PassengerTables.table;

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
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

@Exercise(lesson = "framing", number = 4, title = "A model with its papers", kind = Kind.USE, points = 6, minutes = 25)
@ExplainedIn("framing#a-tour-of-tribuo")
@Hint(
        "TribuoData.classification makes the data set in one call. Which of Tribuo's objects changes when it trains, so that its second training differs?")
@Hint(
        "model.getOutputIDInfo() knows the classes of the training rows and how often each came (cast it to LabelInfo). LabelEvaluator throws at a"
                + " class that the model has never seen; asking the model about one example after another does not.")
@Hint(
        "model.getProvenance() has a getDatasetProvenance() and a getTrainerProvenance(). The latter has the trainer's settings in getConfiguredParameters(),"
                + " and the rest in getInstanceValues(). model.getFeatureIDMap().get(name) is null for a name that the model does not know.")
class PapersByTribuoTest {

    /** Tribuo numbers three classes by a hash: no, maybe, yes. */
    private static final Model<Label> THREE = model(SMALL + ", male 2nd maybe");

    @Test
    void the_model_knows_what_was_known_on_the_quay() {
        Table all = quarterOfTheShip();
        List<String> columns = all.columnNames();
        Model<Label> model = PapersByTribuo.train(all);
        expect("the columns of the caller's table after the training", all.columnNames())
                .usually("The caller still needs the other columns: leave the table as it is.")
                .toEqual(columns);
        expect(
                        "the features of the model",
                        String.join(" ", new TreeSet<>(model.getFeatureIDMap().keySet())))
                .when(
                        found -> model.getFeatureIDMap().size() > 5,
                        "Besides sex and class, other columns went in. Name the columns that may be used.")
                .when(
                        found -> !found.toString().contains("sex="),
                        "The column sex was left out, and it says more than any other.")
                .usually("Two values of sex and three of class: a feature each, as TribuoData names them.")
                .toEqual("passenger_class=1st passenger_class=2nd passenger_class=3rd sex=female sex=male");
        expect("how many examples the model was trained on", examples(model))
                .usually("All passengers of the table train.")
                .toEqual(330);
        double right = new LabelEvaluator().evaluate(model, dataset(all)).accuracy();
        expect("the share of passengers for whom the model is right, on all 330,", right)
                .usually(
                        "A logistic regression gets above 0.7, and always saying no to 0.62. Too few passes, or small steps?")
                .toBeAtLeast(0.7);
        expect(
                        "how many times the odds of surviving are higher in the 1st class than in the 3rd, women's number divided by men's,",
                        odds(model, "female 1st")
                                / odds(model, "female 3rd")
                                / (odds(model, "male 1st") / odds(model, "male 3rd")))
                .usually("In a logistic regression class multiplies all odds alike: this is another kind of model.")
                .toBeCloseTo(1, 1e-6);
    }

    /** By sex, class and what happened there are four times as many on the Titanic's list. */
    private static Table quarterOfTheShip() {
        String women = "female 1st yes, ".repeat(35) + "female 1st no, " + "female 2nd yes, ".repeat(24)
                + "female 2nd no, ".repeat(3) + "female 3rd yes, ".repeat(27) + "female 3rd no, ".repeat(28);
        String men = "male 1st yes, ".repeat(15)
                + "male 1st no, ".repeat(30)
                + "male 2nd yes, ".repeat(6)
                + "male 2nd no, ".repeat(37)
                + "male 3rd yes, ".repeat(19)
                + "male 3rd no, ".repeat(105);
        Table ship = table(women + men);
        return ship.addColumns(
                StringColumn.create("name", IntStream.range(0, ship.rowCount()).mapToObj(i -> "passenger " + i)));
    }

    private static int examples(Model<Label> model) {
        return model.getProvenance().getDatasetProvenance().getNumExamples();
    }

    private static double odds(Model<Label> model, String passenger) {
        Prediction<Label> said =
                model.predict(dataset(table(passenger + " yes"))).get(0);
        double yes = said.getOutputScores().get("yes").getScore();
        return yes / (1 - yes);
    }

    @Test
    @Needs("the_model_knows_what_was_known_on_the_quay")
    void equal_tables_give_equal_models() {
        double first = odds(PapersByTribuo.train(table(SMALL)), "female 1st");
        Model<Label> other = PapersByTribuo.train(table("male 3rd no, female 1st yes, female 3rd yes"));
        expect("the examples of a model of 3 passengers, trained after one of 6,", examples(other))
                .usually("This is another table: the model of an earlier call was given back.")
                .toEqual(3);
        expect(
                        "the odds of a woman in the 1st class, by a second model of the same table,",
                        odds(PapersByTribuo.train(table(SMALL)), "female 1st"))
                .usually(
                        "One trainer for all calls counts its trainings and shuffles differently; or it has no fixed seed.")
                .toBeCloseTo(first, 1e-9 * first);
    }

    @Test
    void model_and_baseline_are_scored_on_the_same_passengers() {
        Score score =
                PapersByTribuo.score(model(SMALL), table("female 1st yes, female 2nd yes, female 3rd no, male 3rd no"));
        expect("the cases of four passengers", score.cases())
                .usually("Every passenger is a case.")
                .toEqual(4);
        expect("the baseline for yes, yes, no, no after training on 4 no and 2 yes", score.baseline())
                .ifCloseTo(
                        2 / 3.0,
                        "That is its share by the training rows. Score it on the passengers that were asked about.")
                .ifCloseTo(0.75, "Is that the model's share, in the other's place?")
                .ifCloseTo(0, "Usually one whole number was divided by another, which cuts the fraction off.")
                .usually("No is the most frequent class of training, and right for two of four.")
                .toBeCloseTo(0.5, 1e-12);
        expect("right, of three women, two of whom survived, and a man who did not,", score.right())
                .ifCloseTo(0.25, "That is the share of those that are wrong.")
                .ifCloseTo(0.5, "Is that the baseline's share, in the other's place?")
                .usually("This model says yes for women and no for men: right for three of four.")
                .toBeCloseTo(0.75, 1e-12);
        expect(
                        "the baseline for yes, yes, yes, no after training on 4 no and 2 yes",
                        baseline(SMALL, "female 1st yes, female 1st yes, male 1st yes, male 1st no"))
                .ifCloseTo(0.75, "That is the most frequent class of the test rows, which nobody knows beforehand.")
                .usually("No is the most frequent class of training, and right for one of four.")
                .toBeCloseTo(0.25, 1e-12);
    }

    private static double baseline(String training, String asked) {
        return PapersByTribuo.score(model(training), table(asked)).baseline();
    }

    @Test
    @Needs("model_and_baseline_are_scored_on_the_same_passengers")
    void ties_and_new_outcomes_are_decided() {
        expect(
                        "the baseline for yes, no, no after training on 1 no and 2 yes",
                        baseline(
                                "female 1st yes, female 2nd yes, male 1st no",
                                "male 1st yes, male 1st no, male 1st no"))
                .ifCloseTo(2 / 3.0, "Yes is the most frequent class of training, whatever comes first by alphabet.")
                .usually("Yes is the most frequent class of training, and right for one of three.")
                .toBeCloseTo(1 / 3.0, 1e-12);
        expect(
                        "the baseline for yes, yes, no after training on 2 no and 2 yes",
                        baseline(
                                "female 1st yes, male 1st no, female 2nd yes, male 2nd no",
                                "male 1st yes, male 1st yes, male 1st no"))
                .usually(
                        "Of two equally frequent ones no is the first of them by alphabet, and right for one of three.")
                .toBeCloseTo(1 / 3.0, 1e-12);
        expect(
                        "the baseline for maybe, no, no after training on 2 no and 2 maybe",
                        baseline(
                                "female 1st maybe, male 1st no, male 2nd maybe, male 3rd no",
                                "male 1st maybe, male 1st no, male 1st no"))
                .usually(
                        "Maybe is the first of them by alphabet. By Tribuo's ids, which follow a hash, it would be no.")
                .toBeCloseTo(1 / 3.0, 1e-12);
        expect(
                        "the score for no and unclear after training on yes and no",
                        PapersByTribuo.score(model(SMALL), table("male 3rd no, male 3rd unclear")))
                .ifEqual(new Score(1, 1, 1), "The passenger with a new outcome was left out: count it, as wrong.")
                .usually("Right for no, wrong for unclear, both model and baseline.")
                .toEqual(new Score(2, 0.5, 0.5));
    }

    @Test
    void papers_are_read_from_the_provenance() {
        Trainer<Label> trainer = new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1), 2, 5_000_000_077L);
        trainer.train(dataset(table(SMALL)));
        Papers papers = PapersByTribuo.papers(trainer.train(dataset(table(SMALL))));
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
        expect("the seed of a model by a trainer of seed 5,000,000,077", papers.seed())
                .ifEqual(Trainer.DEFAULT_SEED, "That is a trainer's default. This one was given another.")
                .ifEqual((long) (int) 5_000_000_077L, "A seed is a long, and an int has no room for this one.")
                .usually("The seed is one of the trainer's configured parameters.")
                .toEqual(5_000_000_077L);
        expect("the trainings of the second model of a trainer", papers.trainings())
                .ifEqual(2, "This is the second model: its trainer had trained once before this one.")
                .usually("The provenance calls it train-invocation-count.")
                .toEqual(1);
    }

    @Test
    void a_feature_that_the_model_does_not_know_is_refused() {
        expectRefusal(
                "the chance of sex=femme, passenger_class=1st",
                IllegalArgumentException.class,
                "Tribuo drops in silence what the model does not know, so look first, and say which name that is and which ones it knows.",
                () -> PapersByTribuo.chance(THREE, Map.of("sex=femme", 1.0, "passenger_class=1st", 1.0)),
                "sex=femme",
                "sex=female",
                "passenger_class=2nd");
    }

    @Test
    @Needs("a_feature_that_the_model_does_not_know_is_refused")
    void a_chance_is_the_probability_of_yes() {
        double man = PapersByTribuo.chance(THREE, Map.of("sex=male", 1.0));
        expect("the chance of a man, where only women survived,", man)
                .usually(
                        "Read the score of the label yes: the likelier class, or the label with a certain id, is another.")
                .to("be below 0.5", p -> p < 0.5);
        double woman = PapersByTribuo.chance(THREE, Map.of("sex=female", 1.0));
        expect("the chance of a woman, where only women survived,", woman)
                .usually(
                        "Usually the id of a label was taken for its name: of no, maybe and yes, ids 0 and 1 are no and maybe here.")
                .to("be above 0.5", p -> p > 0.5);
        expect("the chance with sex=female at 3", PapersByTribuo.chance(THREE, Map.of("sex=female", 3.0)))
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
                        c -> PapersByTribuo.score(
                                model(String.join(", ", c.training())), table(String.join(", ", c.asked()))))
                .within(1e-12)
                .questions(15)
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
                .questions(15)
                .holds();
    }

    private static double chance(List<String> features) {
        Map<String, Double> passenger = new TreeMap<>();
        features.forEach(f -> passenger.put(f.split(" ")[0], Double.valueOf(f.split(" ")[1])));
        return PapersByTribuo.chance(THREE, passenger);
    }
}
