package gradus.engine.check;

import gradus.engine.expect.Numbers;

/** Two differing values as a pair of texts that a sentence can hold: whole where they are short, else their first difference. */
record Told(String expected, String actual) {
    private static final int SHORT = 80;

    static Told of(Object expected, Object actual, Plain.Difference difference) {
        if (difference.at().isEmpty()
                && difference.before() instanceof Number e
                && difference.after() instanceof Number a) {
            String[] pair = Numbers.pair(e.doubleValue(), a.doubleValue());
            return new Told(pair[0], pair[1]);
        }
        Told whole = new Told(Numbers.show(expected), Numbers.show(actual));
        boolean tells = whole.expected().length() <= SHORT
                && whole.actual().length() <= SHORT
                && !whole.expected().equals(whole.actual());
        if (tells || difference.at().isEmpty()) {
            return whole;
        }
        String where = " at " + difference.at().replaceFirst("^\\.", "");
        Told leaf = of(
                difference.before(),
                difference.after(),
                new Plain.Difference("", difference.before(), difference.after()));
        return new Told(leaf.expected() + where, leaf.actual());
    }
}
