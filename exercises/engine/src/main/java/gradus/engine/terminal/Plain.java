package gradus.engine.terminal;

/** What a learner's code printed must not steer the terminal. */
public final class Plain {
    private Plain() {}

    /** The text with control characters shown as a sign; colours that Gradus itself set stay. */
    static String visible(String text) {
        StringBuilder all = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = Character.isISOControl(c) && c != '\t' && c != '\n';
            all.append(control ? '\u00b7' : c);
        }
        return all.toString();
    }
}
