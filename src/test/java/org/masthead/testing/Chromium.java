package org.masthead.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, without a window. What a page writes to the console as an error is remembered. */
public final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Browsers that nobody uses at the moment; to start one takes longer than many a journey. */
    private static final Queue<Running> IDLE = new ConcurrentLinkedQueue<>();

    private final Running running;
    private final boolean isPlain;
    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Running running, boolean isPlain) {
        this.running = running;
        this.isPlain = isPlain;
    }

    /** Playwright belongs to one thread at a time; a queue hands it on. */
    private record Running(Playwright playwright, Browser browser) {

        static Running start(Path executable, List<String> more) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(Stream.concat(
                                            Stream.of(
                                                    "--no-sandbox",
                                                    "--disable-background-networking",
                                                    "--disable-quic",
                                                    // Scripts run once or twice: to compile them well is never paid
                                                    // back.
                                                    "--js-flags=--no-opt --no-maglev"),
                                            more.stream())
                                    .toList()));
            return new Running(playwright, browser);
        }
    }

    /** Starts it, or goes on with one that was started; where there is none the test is skipped, but never on CI. */
    public static Chromium start(String... arguments) {
        Optional<Path> executable = Stream.of(
                        // Half the work of a whole browser without a window.
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if ("true".equals(System.getenv("CI")) && executable.isEmpty()) {
            throw new AssertionError("CI needs a browser: install chromium");
        }
        Assumptions.assumeTrue(executable.isPresent(), "No Chromium on this machine, so no browser journeys");
        boolean isPlain = arguments.length == 0;
        Running idle = isPlain ? IDLE.poll() : null;
        return new Chromium(idle == null ? Running.start(executable.orElseThrow(), List.of(arguments)) : idle, isPlain);
    }

    /** A person at a window of that width. */
    public Page person(String origin, int width, boolean javaScript, ColorScheme scheme) {
        BrowserContext context = running.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(origin)
                        .setViewportSize(width, width < 600 ? 844 : 900)
                        .setColorScheme(scheme)
                        .setJavaScriptEnabled(javaScript));
        people.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What browsers complained of: refused scripts and styles, failed requests, thrown errors. */
    public List<String> complaints() {
        return complaints;
    }

    /**
     * Keeps a picture of the whole page under {@code target/screenshots}, where {@code -Dmasthead.screenshots} wishes
     * so.
     */
    public void look(Page page, String name) {
        if (System.getProperty("masthead.screenshots") == null) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** Sends everybody home. What was started with wishes of its own ends; what was not waits for the next. */
    @Override
    public void close() {
        people.forEach(BrowserContext::close);
        if (isPlain && running.browser().isConnected()) {
            IDLE.add(running);
        } else {
            running.browser().close();
            running.playwright().close();
        }
    }
}
