package org.masthead.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.masthead.export.PublicPages.Answer;

/** Walks through the public site from its front, its sitemap and its former addresses, and writes down all it sees. */
final class StaticSite {

    private static final int NOT_FOUND = 404;
    private static final int OFTEN = 500;
    private static final String NOT_FOUND_PAGE = "404.html";
    private static final List<String> STARTS = List.of(
            "/",
            "/sitemap.xml",
            "/news-sitemap.xml",
            "/robots.txt",
            "/feed.xml",
            "/feed.atom",
            "/feed.json",
            "/archive",
            "/corrections");

    private final PublicPages pages;
    private final String siteAddress;
    private final String note;
    private final Consumer<String> progress;
    private final Deque<String> open = new ArrayDeque<>(STARTS);
    private final Set<String> seen = new HashSet<>(STARTS);
    private final Set<String> missing = new TreeSet<>();

    /**
     * One walk.
     *
     * @param siteAddress as readers know it
     * @param note that stands where there was a form
     */
    StaticSite(PublicPages pages, String siteAddress, String note, Consumer<String> progress) {
        this.pages = pages;
        this.siteAddress = siteAddress;
        this.note = note;
        this.progress = progress;
    }

    /** What was done, with the addresses that something leads to and nothing is at. */
    record Result(int files, int changed, int removed, Set<String> missing) {}

    /**
     * Writes it.
     *
     * @param further addresses that nothing may lead to
     */
    Result write(Path target, List<String> further) throws IOException {
        further.forEach(this::meet);
        try (StaticFolder folder = new StaticFolder(target)) {
            while (!open.isEmpty()) {
                visit(open.pop(), folder);
                if (folder.size() % OFTEN == 0) {
                    progress.accept(folder.size() + " files, " + open.size() + " addresses to go");
                }
            }
            Answer nothing = pages.get("/there/is/nothing/here");
            if (nothing.status() == NOT_FOUND && nothing.isPage()) {
                folder.write(
                        NOT_FOUND_PAGE,
                        StaticPage.print(nothing, siteAddress, "/", note).bytes());
            }
            int removed = folder.removeOthers();
            return new Result(folder.size(), folder.changed(), removed, missing);
        }
    }

    private void meet(String address) {
        if (seen.add(address)) {
            open.add(address);
        }
    }

    private void visit(String address, StaticFolder folder) throws IOException {
        Answer answer = pages.get(address);
        String next = next(address, answer);
        if (next != null) {
            if (address.startsWith("/media/")) {
                folder.write(StaticAddress.file(address, false), pages.get(next).body());
            } else {
                folder.write(StaticAddress.file(address, true), StaticPage.leadingTo(link(answer, next)));
            }
            meet(next);
        } else if (answer.status() == 200) {
            StaticPage.Printed printed = StaticPage.print(answer, siteAddress, address, note);
            printed.leadsTo().forEach(this::meet);
            folder.write(StaticAddress.file(address, answer.isPage()), printed.bytes());
        } else {
            missing.add(address);
        }
    }

    private @Nullable String next(String address, Answer answer) {
        if (answer.location() == null || answer.status() / 100 != 3) {
            return null;
        }
        String next = StaticAddress.within(siteAddress, address, answer.location());
        return next == null || StaticAddress.isAlive(next) ? null : next;
    }

    private static String link(Answer answer, String next) {
        String location = String.valueOf(answer.location());
        int fragment = location.indexOf('#');
        return StaticAddress.link(next) + (fragment < 0 ? "" : location.substring(fragment));
    }
}
