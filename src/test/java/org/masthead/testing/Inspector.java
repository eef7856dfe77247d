package org.masthead.testing;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks at pages for everyone: with axe, by day and by night, on a phone, on a tablet and on a desk. */
public final class Inspector {

    private static final int[] WIDTHS = {1280, 768, 320};
    private static final int HEIGHT = 900;

    /** To who reads letters twice as large this is as wide as a phone: breakpoints grow with the letters. */
    private static final int ENLARGED = 640;

    private static final String SCRIPTS = read("/axe.min.js") + "\n" + read("/inspection.js");

    private final Page page;
    private final List<String> findings = new ArrayList<>();

    /** With a page that is signed in where that is needed. */
    public Inspector(Page page) {
        this.page = page;
        page.onDialog(dialog -> dialog.accept());
    }

    /** Opens a page and looks at it. */
    public void visit(String path) {
        page.navigate(path);
        look(path);
    }

    /** Looks at the page that is open, at every width and by day and night. */
    public void look(String name) {
        prepare();
        page.evaluate("() => inspection.unfold()");
        for (int width : WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(
                        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                // The night swaps colours and nothing else.
                ask(scheme == ColorScheme.LIGHT ? "axe" : "contrast", name + " at " + width + " " + scheme);
            }
            ask("fits", name + " at " + width);
        }
        page.setViewportSize(ENLARGED, HEIGHT);
        ask("doubled", name + " with text at 200 %");
    }

    /** Goes through the page with the Tab key, at most that many times. */
    public void walk(String path, int steps) {
        page.navigate(path);
        prepare();
        for (int step = 0; step < steps; step++) {
            page.keyboard().press("Tab");
            if (page.evaluate("() => document.activeElement === document.body").equals(true)) {
                return;
            }
            ask("focus", path + " by keyboard");
        }
    }

    /** What it found wrong since it was last asked. */
    public List<String> takeFindings() {
        List<String> taken = List.copyOf(findings);
        findings.clear();
        return taken;
    }

    private void prepare() {
        page.evaluate("() => document.fonts.ready.then(() => true)");
        page.evaluate(SCRIPTS);
    }

    private void ask(String question, String where) {
        for (Object answer : (List<?>) page.evaluate("() => inspection." + question + "()")) {
            findings.add(where + ": " + answer);
        }
    }

    private static String read(String resource) {
        try (InputStream stream = Objects.requireNonNull(Inspector.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
