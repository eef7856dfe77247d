package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.masthead.demo.PlantedDemo;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.JourneyTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Whatever changes, by whichever of two nodes: what they hand out is to the byte what they would make anew, and the
 * same on both. {@code src/bench/pages.sh} makes it long; what was done is in {@code target/bench/pages.txt}.
 */
@JourneyTest
class KeptToTheByteTests {

    private static final int CHANGES = Integer.getInteger("masthead.changes", 40);
    private static final int LOOKS = 2;
    private static final int CRAWLED = Integer.getInteger("masthead.addresses", 60);
    private static final int AT_A_TIME = 12;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private int fresh;
    private int compared;
    private int kept;
    private int errors;

    private record Page(int status, String body) {}

    @Test
    void keptPagesAreToTheByteWhatTheyWouldBeMadeAnew() throws Exception {
        PlantedDemo.plant(house);
        long seed = Long.getLong("masthead.seed", 7);
        try (OtherNode one = OtherNode.start(database, "one");
                OtherNode two = OtherNode.start(database, "two")) {
            List<OtherNode> nodes = List.of(one, two);
            // What stands below "Read on" is weighed by statistics, which may be renewed between any two looks.
            one.jdbc()
                    .sql("alter table search_entry set (autovacuum_enabled = false)")
                    .update();
            Random random = new Random(seed);
            List<String> addresses = some(random, one);
            RandomChange changes = new RandomChange(random, one.jdbc());
            List<String> wrong = new ArrayList<>();
            for (int change = 0; change < CHANGES && wrong.size() < 20; change++) {
                OtherNode writer = nodes.get(random.nextInt(nodes.size()));
                String what = changes.make(writer.jdbc(), stories);
                // The node of whoever saved knows at once; others are given the time to hear of it.
                nodes.stream()
                        .filter(node -> node != writer || what.equals("story published"))
                        .forEach(node -> node.changes().look());
                for (int look = 0; look < LOOKS; look++) {
                    String address = random.nextInt(6) == 0 ? "/" : addresses.get(random.nextInt(addresses.size()));
                    compare(address, nodes, change + ", " + what, wrong);
                }
                if (change % 100 == 99) {
                    report(changes, change + 1);
                    addresses = some(random, one);
                }
            }
            report(changes, CHANGES);
            assertThat(wrong).isEmpty();
            assertThat(kept).as("pages that outlived a change").isGreaterThan(CHANGES / 4);
        }
    }

    private void compare(String address, List<OtherNode> nodes, String after, List<String> wrong) throws IOException {
        List<String> bodies = new ArrayList<>();
        for (OtherNode node : nodes) {
            kept += node.store().find(new PageKey("kept.localhost", address, true)) == null ? 0 : 1;
            Page handedOut = ask(node, "kept.localhost", address);
            // Under a name that nobody asked by before, nothing is kept.
            Page anew = ask(node, "anew-" + ++fresh + ".localhost", address);
            if (handedOut.status() >= 500 || anew.status() >= 500) {
                errors++;
                return;
            }
            compared++;
            bodies.add(anew.body());
            if (!handedOut.equals(anew)) {
                wrong.add(difference("kept", address, after, handedOut.body(), anew.body()));
            }
        }
        if (!bodies.get(0).equals(bodies.get(1))) {
            wrong.add(difference("nodes differ", address, after, bodies.get(0), bodies.get(1)));
        }
    }

    private static String difference(String kind, String address, String after, String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 60);
        return "%s: %s after change %s%n  %s%n  %s%n"
                .formatted(
                        kind,
                        address,
                        after,
                        one.substring(from, Math.min(one.length(), at + 90)),
                        other.substring(from, Math.min(other.length(), at + 90)));
    }

    private static Page ask(OtherNode node, String host, String address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.0\r\nHost: %s\r\nAccept: text/html,*/*\r\n\r\n"
                            .formatted(address, host)
                            .getBytes(StandardCharsets.US_ASCII));
            try (InputStream in =
                    new ByteArrayInputStream(socket.getInputStream().readAllBytes())) {
                String whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int head = whole.indexOf("\r\n\r\n");
                return new Page(Integer.parseInt(whole.substring(9, 12)), whole.substring(head + 4));
            }
        }
    }

    /** Few at a time, so that what was kept before a change is asked for after it. */
    private static List<String> some(Random random, OtherNode node) throws IOException {
        List<String> all = new ArrayList<>(crawl(node));
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(AT_A_TIME, all.size()));
    }

    /** The addresses that pages lead to, and some that they do not. */
    private static Set<String> crawl(OtherNode node) throws IOException {
        Set<String> found = new LinkedHashSet<>(List.of(
                "/",
                "/feed.xml",
                "/sitemap.xml",
                "/archive",
                "/search?q=the",
                "/corrections",
                "/privacy",
                "/no-such-page"));
        found.addAll(
                List.of("/robots.txt", "/api/v1/articles", "/api/v1/sections", "/moderation", "/site.webmanifest"));
        List<String> queue = new ArrayList<>(found);
        for (int at = 0; at < queue.size() && found.size() < CRAWLED; at++) {
            Matcher link =
                    LINK.matcher(ask(node, "kept.localhost", queue.get(at)).body());
            while (link.find() && found.size() < CRAWLED) {
                String address = link.group(1).replace("&amp;", "&");
                if (!address.matches("/(desk|media|css|js|fonts|vendor|pictures)/.*|.*[^\\x21-\\x7e].*")
                        && !address.contains("report")
                        && found.add(address)) {
                    queue.add(address);
                }
            }
        }
        return found;
    }

    private void report(RandomChange changes, int made) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(
                folder.resolve("pages.txt"),
                "%d changes; %d comparisons on two nodes, %d of them with a page that was kept from before; %d errors%n%s%n"
                        .formatted(made, compared, kept, errors, changes.done()));
    }
}
