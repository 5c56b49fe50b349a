package gradus.datasets;

import java.util.List;

/**
 * The data sets that come with the course. Each constant is the set itself; its {@code DATA.md} says what it holds.
 *
 * <pre>{@code
 * Table penguins = DataSets.PENGUINS.table();
 * }</pre>
 */
public final class DataSets {
    /** Monthly airline passengers, 1949 to 1960. */
    public static final DataSet AIR_PASSENGERS = DataSet.named("air_passengers");

    /** House prices in Ames, Iowa, with some seventy properties of each house. */
    public static final DataSet AMES = DataSet.named("ames");

    /** Four pairs of columns with equal statistics and different shapes. */
    public static final DataSet ANSCOMBE = DataSet.named("anscombe");

    /** Pairs of a handwritten and a spoken digit. */
    public static final DataSet AV_DIGITS = DataSet.named("av_digits");

    /** Answers to 25 statements on personality. */
    public static final DataSet BFI = DataSet.named("bfi");

    /** Body measurements, weight and height of 507 adults. */
    public static final DataSet BODY_DIMS = DataSet.named("body_dims");

    /** Breast tumours, malignant or benign. */
    public static final DataSet BREAST_CANCER = DataSet.named("breast_cancer");

    /** Daily passengers of a railway station, with weather and games. */
    public static final DataSet CHICAGO_RIDERSHIP = DataSet.named("chicago_ridership");

    /** Carbon dioxide in the air, monthly since 1958. */
    public static final DataSet CO2_MAUNA_LOA = DataSet.named("co2_mauna_loa");

    /** What concrete was mixed from, and how strong it became. */
    public static final DataSet CONCRETE = DataSet.named("concrete");

    /** Who paid back a credit; with missing values. */
    public static final DataSet CREDIT_SCORING = DataSet.named("credit_scoring");

    /** Weight and height of 200 adults, measured and reported, one row with the two swapped. */
    public static final DataSet DAVIS = DataSet.named("davis");

    /** Prices and properties of 53940 diamonds. */
    public static final DataSet DIAMONDS = DataSet.named("diamonds");

    /** Handwritten digits of 8 × 8 grey values. */
    public static final DataSet DIGITS_8X8 = DataSet.named("digits_8x8");

    /** Electricity demand every half hour of twelve weeks. */
    public static final DataSet ELECTRICITY_DEMAND = DataSet.named("electricity_demand");

    /** Emoji as coloured pictures, with their names in four languages. */
    public static final DataSet EMOJI = DataSet.named("emoji");

    /** Eruptions of a geyser, of two kinds. */
    public static final DataSet FAITHFUL = DataSet.named("faithful");

    /** Clothes of 28 × 28 grey values, in ten kinds. */
    public static final DataSet FASHION_MNIST_SUBSET = DataSet.named("fashion_mnist_subset");

    /** Flights, airports and routes: tables to join. */
    public static final DataSet FLIGHTS = DataSet.named("flights");

    /** Heights of parents and of their grown children. */
    public static final DataSet GALTON_HEIGHTS = DataSet.named("galton_heights");

    /** Mortgages denied in Boston, to measure fairness. */
    public static final DataSet HMDA = DataSet.named("hmda");

    /** Insects left after six sprays. */
    public static final DataSet INSECT_SPRAYS = DataSet.named("insect_sprays");

    /** The hackers' dictionary and its cross references. */
    public static final DataSet JARGON_FILE = DataSet.named("jargon_file");

    /** Who met whom in a club that broke in two. */
    public static final DataSet KARATE_CLUB = DataSet.named("karate_club");

    /** Ratings that students gave to lectures. */
    public static final DataSet LECTURE_RATINGS = DataSet.named("lecture_ratings");

    /** Handwritten digits of 28 × 28 grey values. */
    public static final DataSet MNIST_SUBSET = DataSet.named("mnist_subset");

    /** Sentences of praise and of blame from film reviews. */
    public static final DataSet MOVIE_SENTENCES = DataSet.named("movie_sentences");

    /** Mushrooms described by categories, edible or poisonous. */
    public static final DataSet MUSHROOM = DataSet.named("mushroom");

    /** Patients, laboratory tests and events: clinical tables to join. */
    public static final DataSet NAFLD = DataSet.named("nafld");

    /** Three species of penguin and their measurements. */
    public static final DataSet PENGUINS = DataSet.named("penguins");

    /** Weights of plants under three conditions. */
    public static final DataSet PLANT_GROWTH = DataSet.named("plant_growth");

    /** Sentences with parts of speech. */
    public static final DataSet POS_OPENNLP = DataSet.named("pos_opennlp");

    /** Call-backs for invented applicants with names chosen at random. */
    public static final DataSet RESUME_NAMES = DataSet.named("resume_names");

    /** Weather on each day of four years. */
    public static final DataSet SEATTLE_WEATHER = DataSet.named("seattle_weather");

    /** Sensor readings with anomalies made on purpose. */
    public static final DataSet SENSOR_NETWORK = DataSet.named("sensor_network");

    /** Student's sleep data, paired. */
    public static final DataSet SLEEP = DataSet.named("sleep");

    /** State of the Union addresses since 1961. */
    public static final DataSet SOTU = DataSet.named("sotu");

    /** How often words occur in e-mail, spam or not. */
    public static final DataSet SPAMBASE = DataSet.named("spambase");

    /** Digits spoken by people, in five languages. */
    public static final DataSet SPOKEN_DIGITS_HUMAN = DataSet.named("spoken_digits_human");

    /** Digits spoken by 28 artificial voices. */
    public static final DataSet SPOKEN_DIGITS_SYNTH = DataSet.named("spoken_digits_synth");

    /** What 4627 shopping baskets held. */
    public static final DataSet SUPERMARKET = DataSet.named("supermarket");

    /** Tooth growth of guinea pigs under two kinds and three doses of vitamin C. */
    public static final DataSet TOOTH_GROWTH = DataSet.named("tooth_growth");

    /** Admissions to graduate study at Berkeley in 1973, by department and gender. */
    public static final DataSet UCB_ADMISSIONS = DataSet.named("ucb_admissions");

    /** Nouns whose definitions mention each other. */
    public static final DataSet WORDNET_GRAPH = DataSet.named("wordnet_graph");

    private static final List<DataSet> ALL = List.of(
            AIR_PASSENGERS,
            AMES,
            ANSCOMBE,
            AV_DIGITS,
            BFI,
            BODY_DIMS,
            BREAST_CANCER,
            CHICAGO_RIDERSHIP,
            CO2_MAUNA_LOA,
            CONCRETE,
            CREDIT_SCORING,
            DAVIS,
            DIAMONDS,
            DIGITS_8X8,
            ELECTRICITY_DEMAND,
            EMOJI,
            FAITHFUL,
            FASHION_MNIST_SUBSET,
            FLIGHTS,
            GALTON_HEIGHTS,
            HMDA,
            INSECT_SPRAYS,
            JARGON_FILE,
            KARATE_CLUB,
            LECTURE_RATINGS,
            MNIST_SUBSET,
            MOVIE_SENTENCES,
            MUSHROOM,
            NAFLD,
            PENGUINS,
            PLANT_GROWTH,
            POS_OPENNLP,
            RESUME_NAMES,
            SEATTLE_WEATHER,
            SENSOR_NETWORK,
            SLEEP,
            SOTU,
            SPAMBASE,
            SPOKEN_DIGITS_HUMAN,
            SPOKEN_DIGITS_SYNTH,
            SUPERMARKET,
            TOOTH_GROWTH,
            UCB_ADMISSIONS,
            WORDNET_GRAPH);

    private DataSets() {}

    /** Every set, in the order of their names. */
    public static List<DataSet> all() {
        return ALL;
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
