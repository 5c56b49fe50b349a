package gradus.browser;

/** Which rules axe-core looks by, and at what. Those of WCAG 2.2 A and AA and the best practices are all. */
public enum Rules {
    /** Every rule, at everything: for one page of each kind. */
    ALL("document", "{resultTypes: ['violations']}"),

    /** The rules that colours have a part in, at everything: for a page that was looked at by all in other colours. */
    COLOURS("document", "{runOnly: ['color-contrast', 'link-in-text-block'], resultTypes: ['violations']}"),

    /**
     * Every rule but that for contrasts, of which {@link Browser#faint} is the quick one, and not at the inside of formulas and
     * coloured code, for which the same libraries make the same elements everywhere: for further pages of a kind.
     */
    CONTENT(
            "{exclude: ['.katex', 'pre .token']}",
            "{rules: {'color-contrast': {enabled: false}}, resultTypes: ['violations']}");

    final String context;
    /** What passes is not described: that takes longer than to find it. */
    final String options;

    Rules(String context, String options) {
        this.context = context;
        this.options = options;
    }
}
