package gradus.datasets;

import java.util.ArrayList;
import java.util.List;

/**
 * The data sets that come with the course. Each constant is the set itself; its {@code DATA.md} says what it holds.
 *
 * <pre>{@code
 * Table penguins = DataSets.PENGUINS.table();
 * }</pre>
 */
public final class DataSets {
    private static final List<DataSet> ALL = new ArrayList<>(); // filled by the constants below

    /** Monthly airline passengers, 1949 to 1960. */
    public static final DataSet AIR_PASSENGERS = set("air_passengers");

    /** House prices in Ames, Iowa, with some seventy properties of each house. */
    public static final DataSet AMES = set("ames");

    /** Four pairs of columns with equal statistics and different shapes. */
    public static final DataSet ANSCOMBE = set("anscombe");

    /** Pairs of a handwritten and a spoken digit. */
    public static final DataSet AV_DIGITS = set("av_digits");

    /** Answers to 25 statements on personality. */
    public static final DataSet BFI = set("bfi");

    /** Body measurements, weight and height of 507 adults. */
    public static final DataSet BODY_DIMS = set("body_dims");

    /** Breast tumours, malignant or benign. */
    public static final DataSet BREAST_CANCER = set("breast_cancer");

    /** Daily passengers of a railway station, with weather and games. */
    public static final DataSet CHICAGO_RIDERSHIP = set("chicago_ridership");

    /** Carbon dioxide in the air, monthly since 1958. */
    public static final DataSet CO2_MAUNA_LOA = set("co2_mauna_loa");

    /** What concrete was mixed from, and how strong it became. */
    public static final DataSet CONCRETE = set("concrete");

    /** Who paid back a credit; with missing values. */
    public static final DataSet CREDIT_SCORING = set("credit_scoring");

    /** Weight and height of 200 adults, measured and reported, one row with the two swapped. */
    public static final DataSet DAVIS = set("davis");

    /** How diabetes progressed within a year, from ten measurements. */
    public static final DataSet DIABETES = set("diabetes");

    /** Prices and properties of 53940 diamonds. */
    public static final DataSet DIAMONDS = set("diamonds");

    /** Handwritten digits of 8 × 8 grey values. */
    public static final DataSet DIGITS_8X8 = set("digits_8x8");

    /** Electricity demand every half hour of twelve weeks. */
    public static final DataSet ELECTRICITY_DEMAND = set("electricity_demand");

    /** Emoji as coloured pictures, with their names in four languages. */
    public static final DataSet EMOJI = set("emoji");

    /** Heating and cooling loads of buildings of twelve shapes. */
    public static final DataSet ENERGY_EFFICIENCY = set("energy_efficiency");

    /** Eruptions of a geyser, of two kinds. */
    public static final DataSet FAITHFUL = set("faithful");

    /** Clothes of 28 × 28 grey values, in ten kinds. */
    public static final DataSet FASHION_MNIST_SUBSET = set("fashion_mnist_subset");

    /** Flights, airports and routes: tables to join. */
    public static final DataSet FLIGHTS = set("flights");

    /** Heights of parents and of their grown children. */
    public static final DataSet GALTON_HEIGHTS = set("galton_heights");

    /** Mortgages denied in Boston, to measure fairness. */
    public static final DataSet HMDA = set("hmda");

    /** Insects left after six sprays. */
    public static final DataSet INSECT_SPRAYS = set("insect_sprays");

    /** Two novels by Jane Austen, as plain text. */
    public static final DataSet JANE_AUSTEN = set("jane_austen");

    /** The hackers' dictionary and its cross references. */
    public static final DataSet JARGON_FILE = set("jargon_file");

    /** Who met whom in a club that broke in two. */
    public static final DataSet KARATE_CLUB = set("karate_club");

    /** Ratings that students gave to lectures. */
    public static final DataSet LECTURE_RATINGS = set("lecture_ratings");

    /** Printed capital letters, as sixteen numbers each. */
    public static final DataSet LETTER = set("letter");

    /** Handwritten digits of 28 × 28 grey values. */
    public static final DataSet MNIST_SUBSET = set("mnist_subset");

    /** Sentences of praise and of blame from film reviews. */
    public static final DataSet MOVIE_SENTENCES = set("movie_sentences");

    /** Mushrooms described by categories, edible or poisonous. */
    public static final DataSet MUSHROOM = set("mushroom");

    /** Patients, laboratory tests and events: clinical tables to join. */
    public static final DataSet NAFLD = set("nafld");

    /** Three species of penguin and their measurements. */
    public static final DataSet PENGUINS = set("penguins");

    /** Photographs in grey and in colour, of several sizes. */
    public static final DataSet PHOTOS = set("photos");

    /** Weights of plants under three conditions. */
    public static final DataSet PLANT_GROWTH = set("plant_growth");

    /** Sentences with parts of speech. */
    public static final DataSet POS_OPENNLP = set("pos_opennlp");

    /** Call-backs for invented applicants with names chosen at random. */
    public static final DataSet RESUME_NAMES = set("resume_names");

    /** Weather on each day of four years. */
    public static final DataSet SEATTLE_WEATHER = set("seattle_weather");

    /** Sensor readings with anomalies made on purpose. */
    public static final DataSet SENSOR_NETWORK = set("sensor_network");

    /** Student's sleep data, paired. */
    public static final DataSet SLEEP = set("sleep");

    /** State of the Union addresses since 1961. */
    public static final DataSet SOTU = set("sotu");

    /** How often words occur in e-mail, spam or not. */
    public static final DataSet SPAMBASE = set("spambase");

    /** Digits spoken by people, in five languages. */
    public static final DataSet SPOKEN_DIGITS_HUMAN = set("spoken_digits_human");

    /** Digits spoken by 28 artificial voices. */
    public static final DataSet SPOKEN_DIGITS_SYNTH = set("spoken_digits_synth");

    /** What 4627 shopping baskets held. */
    public static final DataSet SUPERMARKET = set("supermarket");

    /** Passengers of the Titanic, and who survived. */
    public static final DataSet TITANIC = set("titanic");

    /** Tooth growth of guinea pigs under two kinds and three doses of vitamin C. */
    public static final DataSet TOOTH_GROWTH = set("tooth_growth");

    /** Admissions to graduate study at Berkeley in 1973, by department and gender. */
    public static final DataSet UCB_ADMISSIONS = set("ucb_admissions");

    /** Births in the United States on each day of fifteen years. */
    public static final DataSet US_BIRTHS = set("us_births");

    /** Wines of three cultivars, by their chemistry. */
    public static final DataSet WINE = set("wine");

    /** Nouns whose definitions mention each other. */
    public static final DataSet WORDNET_GRAPH = set("wordnet_graph");

    private DataSets() {}

    private static DataSet set(String name) {
        DataSet set = DataSet.named(name);
        ALL.add(set);
        return set;
    }

    /** Every set, in the order of their names. */
    public static List<DataSet> all() {
        return List.copyOf(ALL);
    }

    /**
     * The set of that name.
     *
     * @throws IllegalArgumentException if there is none, with the names that there are
     */
    public static DataSet named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = ALL.stream().map(DataSet::name).toList();
            return new IllegalArgumentException("name must be one of " + names + ", but was " + name);
        });
    }
}
