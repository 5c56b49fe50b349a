package gradus.kit.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows that people do not think of: unknown states, delays, origins and times; airports in no order, one of them without flights, a
 * flight from an airport that nobody lists; the same flight twice; equal delays, equal times; days without a flight; measurements of
 * one day, and tests whose names are nearly that of another.
 */
final class Strange {
    static final Map<String, List<List<Object>>> ROWS = Map.of(
            "airports",
            List.of(
                    row("EEE", "Elm", "Ely", "TX"),
                    row("BBB", "Birch", "Bude", "CA"),
                    row("DDD", "Damson", "Dover", "NY"),
                    row("AAA", "Apple", "Ashton", "NY"),
                    row("CCC", "Cedar", null, null),
                    row("FFF", "Fir", "Ford", null),
                    row("GGG", "Gorse", "Goole", "OR"),
                    row("HHH", null, "Hove", "CA")),
            "flights",
            List.of(
                    row(1, "2001-01-01 08:00:00", 10, 100, "AAA", "BBB"),
                    row(2, "2001-01-01 08:00:00", 40, 100, "AAA", "BBB"),
                    row(3, "2001-01-01 23:59:00", 40, 100, "AAA", null),
                    row(3, "2001-01-01 23:59:00", 40, 100, "AAA", null),
                    row(4, "2001-01-04 00:00:00", null, 100, "AAA", "DDD"),
                    row(5, "2001-01-04 09:30:00", -5, 100, "AAA", "EEE"),
                    row(6, "2001-01-02 12:00:00", 0, 200, "BBB", "AAA"),
                    row(7, "2001-01-02 12:00:00", null, 200, "BBB", "AAA"),
                    row(8, "2001-01-01 06:00:00", 90, 50, "DDD", "AAA"),
                    row(9, null, 90, 50, "DDD", "AAA"),
                    row(10, "2001-01-06 18:45:00", 33, 50, "CCC", "AAA"),
                    row(11, "2001-01-06 18:45:00", null, 50, "FFF", "CCC"),
                    row(12, "2001-01-06 07:00:00", 500, 50, null, "AAA"),
                    row(13, "2001-01-06 07:10:00", 600, 50, "ZZZ", "BBB"),
                    row(14, "2001-01-06 07:20:00", null, 50, "GGG", "BBB"),
                    row(15, "2001-01-07 11:00:00", 16, 50, "HHH", "AAA"),
                    row(16, "2001-01-07 10:00:00", 16, 50, "HHH", "AAA"),
                    row(16, "2001-01-07 10:00:00", 16, 50, "HHH", "AAA"),
                    row(17, null, null, null, null, null)),
            "events",
            List.of(
                    row(1, 100, "MI"),
                    row(1, 100, "MI"),
                    row(1, 100, "stroke"),
                    row(1, 5, "htn"),
                    row(1, 10, "htn"),
                    row(2, 0, "MI"),
                    row(2, -30, "htn"),
                    row(3, 50, "MI"),
                    row(null, 20, "MI"),
                    row(4, null, "MI"),
                    row(5, 7, null),
                    row(6, 300, "MI")),
            "lab_tests",
            List.of(
                    row(1, 10, "sbp", 120.0),
                    row(1, 100, "sbp", 130.0),
                    row(1, 100, "sbp", 129.0),
                    row(1, 100, "sbp", 141.0),
                    row(1, 100, "sbp", 141.0),
                    row(1, 100, "sbp", 130.0),
                    row(1, 101, "sbp", 200.0),
                    row(1, 99, "dbp", 80.0),
                    row(1, 60, null, 999.0),
                    row(2, -30, "sbp", 111.0),
                    row(2, -10, "sbp", null),
                    row(2, 1, "sbp", 112.0),
                    row(3, 60, "sbp", 125.0),
                    row(3, null, "sbp", 126.0),
                    row(null, 10, "sbp", 127.0),
                    row(4, 1, "sbp", 128.0),
                    row(5, 7, "sbp", -1.5),
                    row(6, 2, "sbp", 150.0),
                    row(6, 1, "sbp", 160.0),
                    row(6, 298, "SBP", 170.0),
                    row(6, 298, "sbp_lying", 170.0),
                    row(6, 298, "dbp", 90.0),
                    row(6, 299, "hdl", 40.0)));

    private Strange() {}

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
