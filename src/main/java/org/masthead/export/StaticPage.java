package org.masthead.export;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.masthead.export.PublicPages.Answer;

/** A page as it is without the site behind it: without forms and scripts, and with links that files answer to. */
final class StaticPage {

    private static final Pattern LISTED = Pattern.compile("<loc>([^<]*)</loc>");
    private static final Pattern STYLED = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)[\"']?\\s*\\)");

    private final String siteAddress;
    private final String address;
    private final Set<String> leadsTo = new LinkedHashSet<>();

    private StaticPage(String siteAddress, String address) {
        this.siteAddress = siteAddress;
        this.address = address;
    }

    /**
     * What is written.
     *
     * @param leadsTo addresses within the site that it names
     */
    record Printed(byte[] bytes, Set<String> leadsTo) {}

    /** @param note that stands where there was a form */
    static Printed print(Answer answer, String siteAddress, String address, String note) {
        StaticPage page = new StaticPage(siteAddress, address);
        byte[] bytes = answer.body();
        if (answer.isPage()) {
            bytes = page.rewritten(answer.text(), note).getBytes(StandardCharsets.UTF_8);
        } else if (answer.type().contains("css")) {
            page.named(STYLED, answer.text());
        } else if (answer.type().contains("xml")) {
            page.named(LISTED, answer.text());
        }
        return new Printed(bytes, page.leadsTo);
    }

    /** A page that leads on to another, as no file server is told to. */
    static byte[] leadingTo(String link) {
        String escaped = org.springframework.web.util.HtmlUtils.htmlEscape(link);
        return ("<!DOCTYPE html>\n<meta charset=\"utf-8\"><title>" + escaped
                        + "</title>\n<link rel=\"canonical\" href=\""
                        + escaped + "\"><meta http-equiv=\"refresh\" content=\"0; url=" + escaped + "\">\n<a href=\""
                        + escaped + "\">" + escaped + "</a>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void named(Pattern pattern, String text) {
        pattern.matcher(text).results().forEach(found -> note(found.group(1).replace("&amp;", "&")));
    }

    private void note(String link) {
        String within = StaticAddress.within(siteAddress, address, link);
        if (within != null && !StaticAddress.isAlive(within)) {
            leadsTo.add(within);
        }
    }

    private String rewritten(String html, String note) {
        Document page = Jsoup.parse(html, siteAddress + address);
        page.outputSettings().prettyPrint(false);
        Element respond = page.selectFirst(".respond");
        boolean asked = respond != null;
        if (respond != null) {
            respond.before(new Element("p").addClass("quiet").text(note));
            respond.remove();
        }
        for (Element form : page.select("form")) {
            boolean search =
                    form.attr("method").isEmpty() || form.attr("method").equalsIgnoreCase("get");
            if (!search && !asked) {
                form.before(new Element("p").addClass("quiet").text(note));
                asked = true;
            }
            form.remove();
        }
        page.select("script[src], script[type=module], script[type=speculationrules], link[rel=search]")
                .remove();
        page.select("[href]").forEach(element -> relink(element, "href"));
        page.select("[src]").forEach(element -> note(element.attr("src")));
        page.select("[srcset], [imagesrcset]").forEach(element -> {
            for (String source : (element.attr("srcset") + "," + element.attr("imagesrcset")).split(",")) {
                note(source.strip().split(" ")[0]);
            }
        });
        return page.outerHtml();
    }

    private void relink(Element element, String attribute) {
        String link = element.attr(attribute);
        String within = link.isBlank() ? null : StaticAddress.within(siteAddress, address, link);
        if (within == null) {
            return;
        }
        if (StaticAddress.isAlive(within)) {
            Element around = element.parent();
            if (around != null && around.ownText().isBlank()) {
                element.remove();
            } else {
                // Words of a sentence stay.
                element.removeAttr(attribute);
            }
            return;
        }
        note(link);
        String changed = StaticAddress.link(within);
        if (!changed.equals(within)) {
            int fragment = link.indexOf('#');
            element.attr(attribute, changed + (fragment < 0 ? "" : link.substring(fragment)));
        }
    }
}
