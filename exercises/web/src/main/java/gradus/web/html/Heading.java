package gradus.web.html;

/** A heading of level 2 or 3. */
public record Heading(int level, String text, String anchor) {}
