package gradus.workbook.fundamentals.probability;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.fundamentals.probability.IndependentWithin.Region;
import gradus.workbook.fundamentals.probability.IndependentWithin.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "probability",
        number = 3,
        title = "Independent, or only within",
        kind = Kind.JUDGE,
        points = 6,
        minutes = 20)
@ExplainedIn("probability#independence")
@Hint("Write P(both) = P(first) · P(second) with counts over n, and multiply by n². Are there still fractions?")
@Hint("For the country add up the regions, cell by cell. Is that the same question as asking each region?")
@Hint("How large can a product of two longs become, and which type of Java holds it to the last digit?")
class IndependentWithinTest {
    private static final long BILLION = 1_000_000_000L;
    private static final long TWO_TO_32 = 1L << 32;

    @Test
    void one_place_by_hand() {
        independent("5, 1, 3, 4", new Region(5, 1, 3, 4))
                .usually("6 of 13 said yes to the first, 8 to the second: 48/169 is not 5/13.")
                .toEqual(false);
        independent("5, 3, 3, 4", new Region(5, 3, 3, 4))
                .ifEqual(
                        true,
                        "Both answers are as likely as each other, which says nothing about what one tells you of the other.")
                .toEqual(false);
        independent("1, 2, 2, 4", new Region(1, 2, 2, 4))
                .usually("3 of 9 said yes to the first, 3 to the second: 1/3 · 1/3 is 1/9.")
                .toEqual(true);
    }

    @Test
    void exclusive_answers_are_dependent() {
        independent("0, 6, 3, 0", new Region(0, 6, 3, 0))
                .ifEqual(true, "Who said yes to one said no to the other. Exclusive is the opposite of independent.")
                .toEqual(false);
    }

    @Test
    void a_question_that_everybody_answers_alike_is_independent() {
        String cause = "A question that everybody answers alike tells nothing: 1 · p is p, and 0 · p is 0.";
        independent("0, 0, 3, 8", new Region(0, 0, 3, 8)).usually(cause).toEqual(true);
        independent("3, 8, 0, 0", new Region(3, 8, 0, 0)).usually(cause).toEqual(true);
        independent("0, 5, 0, 0", new Region(0, 5, 0, 0)).usually(cause).toEqual(true);
    }

    @Test
    @Needs("one_place_by_hand")
    void one_person_decides() {
        String rounded =
                "In doubles a product of two rounded shares need not be the share of both. Compare whole numbers.";
        independent("3, 2, 6, 4", new Region(3, 2, 6, 4))
                .usually("3 · 4 = 2 · 6. " + rounded)
                .toEqual(true);
        independent("7, 1, 14, 2", new Region(7, 1, 14, 2))
                .usually("7 · 2 = 1 · 14. " + rounded)
                .toEqual(true);
        independent("a billion and one, and three times a billion", new Region(BILLION + 1, BILLION, BILLION, BILLION))
                .usually(
                        "One person decides, even among four billion: neither a tolerance nor a quotient that was rounded, up or down, can see that.")
                .toEqual(false);
    }

    @Test
    @Needs("one_person_decides")
    void products_of_large_counts_keep_every_digit() {
        independent("2³², 0, 7, 2³²", new Region(TWO_TO_32, 0, 7, TWO_TO_32))
                .ifEqual(true, "2³² · 2³² is 2⁶⁴, and in a long that is 0. The product does not fit into a long.")
                .toEqual(false);
        long quintillion = BILLION * BILLION;
        independent(
                        "10¹⁸ + 1, and three times 10¹⁸",
                        new Region(quintillion + 1, quintillion, quintillion, quintillion))
                .ifEqual(
                        true,
                        "The products differ by one part in 10¹⁸. That does not fit into a double, which rounds from 2⁵³ on.")
                .toEqual(false);
        verdict("2³², 2³², 2³² and 2³²", new Region(TWO_TO_32, TWO_TO_32, TWO_TO_32, TWO_TO_32))
                .usually("2³² people of each sort. An int does not hold them, nor their sums.")
                .toEqual(Verdict.BOTH);
        verdict("10¹⁸ + 1, and three times 10¹⁸", new Region(quintillion + 1, quintillion, quintillion, quintillion))
                .ifEqual(Verdict.BOTH, "A sum or a product was rounded on the way to the country.")
                .toEqual(Verdict.NEITHER);
    }

    @Test
    @Needs("one_place_by_hand")
    void one_region_is_the_country() {
        verdict("1, 2, 2, 4", new Region(1, 2, 2, 4))
                .usually("It is independent there, and that is the whole country.")
                .toEqual(Verdict.BOTH);
        verdict("5, 1, 3, 4", new Region(5, 1, 3, 4))
                .usually("It is dependent there, and that is the whole country.")
                .toEqual(Verdict.NEITHER);
    }

    @Test
    @Needs("one_region_is_the_country")
    void independent_in_each_region_and_not_in_the_country() {
        verdict("18, 6, 6, 2 and 1, 3, 2, 6", new Region(18, 6, 6, 2), new Region(1, 3, 2, 6))
                .ifEqual(
                        Verdict.BOTH,
                        "Independence in every region says nothing about the country: there, 19, 9, 8, 8 are not independent.")
                .ifEqual(Verdict.COUNTRY, "The two were taken for each other: COUNTRY is for the country as a whole.")
                .usually("18 · 2 = 6 · 6 and 1 · 6 = 3 · 2, but in the country 19 · 8 is not 9 · 8.")
                .toEqual(Verdict.REGIONS);
    }

    @Test
    @Needs("one_region_is_the_country")
    void independent_in_the_country_and_in_no_region() {
        verdict("5, 1, 1, 5 and 1, 5, 5, 1", new Region(5, 1, 1, 5), new Region(1, 5, 5, 1))
                .ifEqual(
                        Verdict.BOTH,
                        "They are dependent in both regions; one region leans the one way and the other the other, and a sum of leanings cancels.")
                .ifEqual(Verdict.REGIONS, "The two were taken for each other: REGIONS is for every region by itself.")
                .usually(
                        "In the country there are 6 of each sort. In each region one answer tells you the other, five times in six.")
                .toEqual(Verdict.COUNTRY);
    }

    @Test
    @Needs("one_region_is_the_country")
    void every_region_has_a_say() {
        Region even = new Region(3, 3, 3, 3);
        Region leaning = new Region(5, 1, 2, 4);
        String any = "It must hold in every region, not in one of them. The one with 5, 1, 2, 4 is dependent.";
        verdict("5, 1, 2, 4 and 3, 3, 3, 3", leaning, even)
                .ifEqual(Verdict.REGIONS, any + " Or: Only the last region was judged.")
                .usually(any)
                .toEqual(Verdict.NEITHER);
        verdict("3, 3, 3, 3 and 5, 1, 2, 4 and 3, 3, 3, 3", even, leaning, even)
                .ifEqual(Verdict.REGIONS, any + " Or: Only the last region was judged.")
                .usually(any)
                .toEqual(Verdict.NEITHER);
        verdict("3, 3, 3, 3 and 5, 1, 2, 4", even, leaning)
                .ifEqual(Verdict.REGIONS, any)
                .usually(any)
                .toEqual(Verdict.NEITHER);
    }

    @Test
    @Needs("independent_in_the_country_and_in_no_region")
    void equal_regions_count_as_often_as_they_are_listed() {
        Region leaning = new Region(5, 1, 1, 5);
        Region back = new Region(2, 10, 10, 2);
        verdict("5, 1, 1, 5 twice and 2, 10, 10, 2", leaning, leaning, back)
                .ifEqual(Verdict.NEITHER, "Two regions may have the same counts: a set keeps only one of them.")
                .toEqual(Verdict.COUNTRY);
        List<Region> many = new ArrayList<>(Collections.nCopies(2000, leaning));
        many.addAll(Collections.nCopies(1000, back));
        expect(
                        "the verdict on 5, 1, 1, 5 two thousand times and 2, 10, 10, 2 a thousand times",
                        IndependentWithin.judge(many))
                .usually("A country may have thousands of regions, and each of them counts.")
                .toEqual(Verdict.COUNTRY);
    }

    @Test
    @Needs("one_place_by_hand")
    void a_region_where_nobody_lives_is_passed_over() {
        Region nobody = new Region(0, 0, 0, 0);
        String cause = "A region where nobody lives says nothing: it must neither be refused nor count as dependent.";
        independent("0, 0, 0, 0", nobody).usually(cause).toEqual(true);
        verdict("0, 0, 0, 0 and 1, 2, 3, 6", nobody, new Region(1, 2, 3, 6))
                .usually(cause)
                .toEqual(Verdict.BOTH);
        verdict("1, 2, 3, 6 and 0, 0, 0, 0", new Region(1, 2, 3, 6), nobody)
                .usually(cause)
                .toEqual(Verdict.BOTH);
    }

    @Test
    void what_is_no_country_is_refused() {
        String nobody = "The task refuses a country without people.";
        refused("an empty list", nobody);
        refused("one region where nobody lives", nobody, new Region(0, 0, 0, 0));
        String negative = "The task refuses a count below 0, wherever it stands.";
        refused("a count of −1 for both", negative, new Region(-1, 1, 1, 9));
        refused("a count of −1 for the first", negative, new Region(1, -1, 1, 9));
        refused("a count of −1 for the second", negative, new Region(1, 1, -1, 9));
        refused("a count of −1 for neither", negative, new Region(5, 5, 5, 5), new Region(1, 1, 1, -1));
        refused("a count of −1 behind a dependent region", negative, new Region(5, 1, 3, 4), new Region(1, 1, 1, -1));
    }

    private static void refused(String what, String cause, Region... regions) {
        expectRefusal(what, IllegalArgumentException.class, cause, () -> IndependentWithin.judge(List.of(regions)));
    }

    @Test
    void the_list_stays_as_it_is() {
        List<Region> regions = new ArrayList<>(List.of(new Region(1, 2, 3, 6), new Region(0, 0, 0, 0)));
        Untouched.of("the list of regions", regions).by("a verdict", () -> IndependentWithin.judge(regions));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<List<Integer>> factors = Inputs.whole(0, 7).and(Inputs.whole(0, 7), List::of);
        Inputs<Region> independent = factors.and(
                factors,
                (a, b) -> new Region(
                        (long) a.get(0) * b.get(0),
                        (long) a.get(0) * b.get(1),
                        (long) a.get(1) * b.get(0),
                        (long) a.get(1) * b.get(1)));
        Inputs<Region> any = factors.and(factors, (a, b) -> new Region(a.get(0), a.get(1), b.get(0), b.get(1)));
        Inputs<Region> large = independent
                .or(any)
                .and(
                        Inputs.choice(1L, 1L, 12_345_679L, BILLION, TWO_TO_32, 1_000_000_000_000_003L),
                        (r, by) -> times(r, by));
        Inputs<Region> regions = large.or(large.and(
                Inputs.whole(0, 1), (r, more) -> new Region(r.both() + more, r.first(), r.second(), r.neither())));
        Inputs<List<Region>> countries = Inputs.listOf(regions, 4);
        Agreement.on(countries
                        .or(countries.map(IndependentWithinTest::mirrored))
                        .filter(all -> !all.isEmpty()))
                .ask("the verdict on {}", IndependentWithin::judge)
                .ask(
                        "the independence in the last region of {}",
                        all -> IndependentWithin.independent(all.get(all.size() - 1)))
                .holds();
    }

    private static Region times(Region r, long by) {
        return new Region(r.both() * by, r.first() * by, r.second() * by, r.neither() * by);
    }

    /** With a mirror image of each region, in which the second answers are swapped: independent in the country. */
    private static List<Region> mirrored(List<Region> regions) {
        List<Region> both = new ArrayList<>(regions);
        regions.forEach(r -> both.add(new Region(r.first(), r.both(), r.neither(), r.second())));
        return both;
    }

    private static Expect<Boolean> independent(String counts, Region place) {
        return expect("the independence in " + counts + ",", IndependentWithin.independent(place));
    }

    private static Expect<Verdict> verdict(String counts, Region... regions) {
        return expect("the verdict on " + counts + ",", IndependentWithin.judge(List.of(regions)));
    }
}
