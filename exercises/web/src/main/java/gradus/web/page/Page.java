package gradus.web.page;

import gradus.web.html.Heading;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Set;

/**
 * One page before it is put into its frame.
 *
 * @param path its address below the root, such as {@code fundamentals/descriptive.html}
 * @param title what stands in the browser's tab
 * @param section the entry of the bar that it belongs to: {@code Course}, {@code Data}, {@code Report card}, or none
 * @param main its content
 * @param contents its headings; empty where no table of contents is wanted
 * @param needs scripts that it needs
 * @param live the address that tells of changes, or empty
 */
public record Page(
        String path,
        String title,
        String section,
        DomContent main,
        List<Heading> contents,
        Set<Need> needs,
        String live) {
    /** A script that not every page needs. */
    enum Need {
        MATH,
        CODE,
        WIDE
    }

    static Page of(String path, String title, String section, DomContent main, Need... needs) {
        return new Page(path, title, section, main, List.of(), Set.of(needs), "");
    }

    Page following(String address) {
        return new Page(path, title, section, main, contents, needs, address);
    }
}
