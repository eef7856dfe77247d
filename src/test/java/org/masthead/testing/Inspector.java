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

    private static final int HEIGHT = 900;
    private static final int DESK = 1280;
    private static final int TABLET = 768;
    private static final int PHONE = 320;

    /** To who reads letters twice as large this is as wide as a phone: breakpoints grow with the letters. */
    private static final int ENLARGED = 640;

    private static final String SCRIPTS = read("/axe.min.js") + "\n" + read("/inspection.js");

    private final Page page;
    private final List<String> findings = new ArrayList<>();

    /** With a page that is signed in where that is needed. */
    public Inspector(Page page) {
        this.page = page;
        // To bring them to each page by itself takes as long as some of the questions.
        page.addInitScript(SCRIPTS);
        page.onDialog(dialog -> dialog.accept());
    }

    /** Opens a page and looks at it. */
    public void visit(String path) {
        page.navigate(path);
        look(path);
    }

    /**
     * Looks at the page that is open. All rules are asked by day on a desk and by night on a phone, as width and
     * colours change independently of each other; in between only what hangs on the width. Colours, the dearest of all
     * questions, do not: of what a phone shows they are not asked again.
     */
    public void look(String name) {
        prepare();
        page.evaluate("() => inspection.unfold()");
        turn(DESK, ColorScheme.LIGHT);
        ask("axe", name + " on a desk by day");
        ask("fits", name + " on a desk");
        ask("still", name);
        glance(name);
        turn(TABLET, ColorScheme.DARK);
        ask("room", name + " on a tablet");
        ask("fits", name + " on a tablet");
        ask("colours", name + " on a tablet by night");
    }

    /** Looks at the page that is open as it is on a phone by night. */
    public void glance(String name) {
        prepare();
        turn(PHONE, ColorScheme.DARK);
        ask("axe", name + " on a phone by night");
        ask("fits", name + " on a phone");
        ask("remember", name);
        page.setViewportSize(ENLARGED, HEIGHT);
        ask("doubled", name + " with text at 200 %");
    }

    /** Opens a page and glances at it, and looks whether it fits on a desk. */
    public void passBy(String path) {
        page.navigate(path);
        glance(path);
        turn(DESK, ColorScheme.LIGHT);
        ask("fits", path + " on a desk");
    }

    private void turn(int width, ColorScheme scheme) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        // Colours change with the next frame, not with the wish for them.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
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
        if (page.evaluate("() => document.fonts.ready.then(() => !window.inspection)")
                .equals(true)) {
            page.evaluate(SCRIPTS);
        }
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
