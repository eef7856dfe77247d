import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Run by flood.sh. */
class FloodOfSpam {

    private static final int STORIES = 12;
    private static final Pattern STORY = Pattern.compile("href=\"(/\\d{4}/\\d{2}/[a-z0-9-]+)\"");
    private static final String[] SPUN = {
        "Wonderful|Marvellous|Superb|Splendid|Excellent|Amazing|Great|Lovely",
        "article|story|report|piece|column|read",
        "my aunt|my cousin|my neighbour|a colleague|my brother|a friend|my flatmate|our baker",
        "earns|makes|takes home|receives|gets|collects",
        "every day|every week|each month|on weekends|at night|in her spare time",
        "working from home|with a telephone|in two hours|without a boss|from the kitchen table"
    };
    private static final String[] WORDS = ("harbour crane gull mayor bridge tram budget school river lamp market theatre"
                    + " winter ferry garden council paper train island museum street kitchen cinema forest castle")
            .split(" ");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .cookieHandler(new CookieManager())
            .build();
    private final HttpClient strangers = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String site;
    private final Map<String, Map<String, List<Long>>> times = new LinkedHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    FloodOfSpam(String site) {
        this.site = site;
    }

    public static void main(String[] arguments) throws Exception {
        String link = arguments[0];
        FloodOfSpam bench = new FloodOfSpam(link.substring(0, link.indexOf("/set-up/")));
        boolean held = bench.run(
                link, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        System.exit(held ? 0 : 1);
    }

    private boolean run(String link, int posts, int networks, int clients) throws Exception {
        setUp(link);
        Map<String, String> proofs = new LinkedHashMap<>();
        for (MatchResult found : STORY.matcher(get(strangers, "/")).results().toList()) {
            String page = get(strangers, found.group(1));
            if (proofs.size() < STORIES && page.contains("name=\"proof\"")) {
                proofs.put(found.group(1), value(page, "name=\"proof\""));
            }
        }
        List<String> stories = List.copyOf(proofs.keySet());
        Map<String, String> pages = pages(stories.get(0));
        for (int i = 0; i < 100; i++) {
            look(pages, null);
        }
        for (int i = 0; i < 50; i++) {
            look(pages, "before");
        }
        int waitedBefore = waiting();
        Map<Integer, AtomicInteger> answers = flood(proofs, stories, pages, posts, networks, clients);
        for (int i = 0; i < 30; i++) {
            look(pages, "after");
        }
        print(pages);
        int taken = answers.getOrDefault(303, new AtomicInteger()).get();
        int waits = waiting() - waitedBefore;
        System.out.printf("%d posts were taken, %d more wait%n", taken, waits);
        boolean cleared = clear(waitedBefore);
        fiveHundred(stories, proofs);
        if (failures.get() > 0) {
            System.out.printf("%d pages failed%n", failures.get());
        }
        return cleared && taken == waits && failures.get() == 0;
    }

    private static Map<String, String> pages(String story) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("the front page", "/");
        pages.put("a story below which it posts", story);
        pages.put("its newest comments", story + "?order=newest");
        pages.put("the feed", "/feed.xml");
        pages.put("the moderators' queue", "/desk/comments");
        return pages;
    }

    private Map<Integer, AtomicInteger> flood(
            Map<String, String> proofs,
            List<String> stories,
            Map<String, String> pages,
            int posts,
            int networks,
            int clients)
            throws InterruptedException {
        Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService flood = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            flood.execute(() -> {
                for (int number = next.getAndIncrement(); number < posts; number = next.getAndIncrement()) {
                    String story = stories.get(number % stories.size());
                    int status = post(story, spam(number, networks, proofs.get(story)), address(number, networks));
                    answers.computeIfAbsent(status, none -> new AtomicInteger()).incrementAndGet();
                }
            });
        }
        flood.shutdown();
        while (!flood.awaitTermination(200, TimeUnit.MILLISECONDS)) {
            look(pages, "during");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d posts from %d networks by %d clients in %.0f s, %.0f a second; answers: %s%n",
                posts, networks, clients, seconds, posts / seconds, answers);
        return answers;
    }

    /** Two fifths say the same but for numbers and links, two fifths lead to one host, and a fifth is just words. */
    private static Map<String, String> spam(int number, int networks, String proof) {
        Random random = new Random(number);
        String text;
        if (number / networks % 5 < 2) {
            text = "Win " + number + " crowns at our lucky table tonight, no deposit: https://luck" + number
                    + ".example/table";
        } else if (number / networks % 5 < 4) {
            List<String> parts = new ArrayList<>();
            for (String part : SPUN) {
                String[] ways = part.split("\\|");
                parts.add(ways[random.nextInt(ways.length)]);
            }
            text = String.join(" ", parts) + ", look at https://easy-money.example/" + number;
        } else {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                parts.add(WORDS[random.nextInt(WORDS.length)]);
            }
            text = String.join(" ", parts);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("comment", text);
        form.put("name", "Winner " + number);
        form.put("email", "winner" + number + "@mail" + number % 50 + ".example");
        form.put("proof", proof);
        return form;
    }

    private static String address(int number, int networks) {
        int network = number % networks;
        return "10." + network / 250 + "." + network % 250 + "." + (1 + number / networks % 4);
    }

    private int post(String story, Map<String, String> form, String from) {
        try {
            return strangers.send(
                            request(story + "/comments")
                                    .header("X-Forwarded-For", from)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private void look(Map<String, String> pages, String when) {
        pages.forEach((name, path) -> {
            long start = System.nanoTime();
            try {
                get(path.startsWith("/desk") ? http : strangers, path);
            } catch (IOException | InterruptedException failed) {
                failures.incrementAndGet();
                System.out.println(path + ": " + failed);
            }
            if (when != null) {
                times.computeIfAbsent(name, none -> new LinkedHashMap<>())
                        .computeIfAbsent(when, none -> new ArrayList<>())
                        .add(System.nanoTime() - start);
            }
        });
    }

    private void print(Map<String, String> pages) {
        System.out.printf("%-30s %-22s %-22s %-22s%n", "median/95th/slowest in ms", "before", "during", "after");
        for (String name : pages.keySet()) {
            StringBuilder line = new StringBuilder(String.format("%-30s", name));
            for (List<Long> each : times.get(name).values()) {
                Collections.sort(each);
                line.append(String.format(
                        " %-22s",
                        millis(each, 0.5) + " / " + millis(each, 0.95) + " / " + millis(each, 1)));
            }
            System.out.println(line);
        }
    }

    private static long millis(List<Long> sorted, double part) {
        return Math.round(sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * part)) / 1e6);
    }

    /** By the one button for all groups, or that of the only one. */
    private boolean clear(int waitedBefore) throws Exception {
        String queue = get(http, "/desk/comments");
        List<String> groups = Pattern.compile("class=\"flood__what\"><strong[^>]*>([^<]*)<")
                .matcher(queue)
                .results()
                .map(found -> found.group(1))
                .toList();
        System.out.println("The queue shows: " + String.join("; ", groups));
        String form = form(queue, "/desk/comments/floods");
        long start = System.nanoTime();
        String next = send("/desk/comments/floods", form + "&decision=spam");
        System.out.printf("One action in %.1f s; %d wait now, %d before the flood%n", seconds(start), waiting(), waitedBefore);
        boolean cleared = waiting() <= waitedBefore;
        start = System.nanoTime();
        String after = get(http, next);
        System.out.printf("The queue after it in %.2f s%n", seconds(start));
        start = System.nanoTime();
        send("/desk/comments/undo", form(after, "/desk/comments/undo"));
        System.out.printf("Taken back in %.1f s; %d wait%n", seconds(start), waiting());
        start = System.nanoTime();
        send("/desk/comments/floods", form(get(http, "/desk/comments"), "/desk/comments/floods") + "&decision=spam");
        System.out.printf("And away again in %.1f s; %d wait%n", seconds(start), waiting());
        return cleared;
    }

    /** As many comments that have nothing in common, approved a page at a time, as somebody does who reads them all. */
    private void fiveHundred(List<String> stories, Map<String, String> proofs) throws Exception {
        int before = waiting();
        for (int number = 0; number < 500; number++) {
            StringBuilder words = new StringBuilder("I was there and saw");
            Random random = new Random(-1 - number);
            for (int i = 0; i < 30; i++) {
                words.append(' ').append(Integer.toString(random.nextInt(1 << 20), 36));
            }
            String story = stories.get(number % stories.size());
            Map<String, String> form = new LinkedHashMap<>();
            form.put("comment", words.toString());
            form.put("name", "Reader " + number);
            form.put("email", "reader" + number + "@post.example");
            form.put("proof", proofs.get(story));
            post(story, form, "172." + (16 + number % 16) + "." + number / 2 + ".9");
        }
        long start = System.nanoTime();
        int wait = waiting();
        int pages = 0;
        while (wait > before && pages < 100) {
            String queue = get(http, "/desk/comments?status=pending&order=time");
            StringBuilder ids = new StringBuilder(form(queue, "/desk/comments/decisions"));
            Pattern.compile("name=\"ids\" value=\"([^\"]+)\"")
                    .matcher(queue)
                    .results()
                    .forEach(found -> ids.append("&ids=").append(found.group(1)));
            send("/desk/comments/decisions", ids + "&decision=approve");
            wait = waiting();
            pages++;
        }
        System.out.printf("500 comments in %d pages, each asked for and decided on, in %.1f s%n", pages, seconds(start));
    }

    private int waiting() throws IOException, InterruptedException {
        return Integer.parseInt(
                first(Pattern.compile("\"pending\":(\\d+)"), get(http, "/desk/comments/counts")).group(1));
    }

    private void setUp(String link) throws Exception {
        String path = link.substring(site.length());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("_csrf", value(get(http, path), "name=\"_csrf\""));
        form.put("name", "Mara Moderator");
        form.put("email", "mara@example.org");
        form.put("password", "gulls over the breakwater");
        send(path, encoded(form));
        form.put("_csrf", value(get(http, "/desk/sign-in"), "name=\"_csrf\""));
        send("/desk/sign-in", encoded(form));
    }

    /** The hidden fields of the first form that is sent to an address. */
    private static String form(String page, String address) {
        int start = page.indexOf("action=\"" + address + "\"");
        if (start < 0) {
            throw new IllegalStateException("No form for " + address);
        }
        String form = page.substring(start, page.indexOf("</form>", start));
        StringBuilder fields = new StringBuilder();
        for (MatchResult field : Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(form)
                .results()
                .toList()) {
            String value = field.group(2).replace("&amp;", "&");
            fields.append(fields.length() == 0 ? "" : "&")
                    .append(field.group(1))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return fields.toString();
    }

    /** Sends a form and says where it leads. */
    private String send(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(path)
                        .timeout(Duration.ofMinutes(10))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 303 && answer.statusCode() != 302) {
            throw new IllegalStateException(path + " answered with " + answer.statusCode());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request(path).timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).header("Origin", site);
    }

    private static String value(String page, String field) {
        int start = page.indexOf(field);
        return first(Pattern.compile("value=\"([^\"]*)\""), page.substring(page.lastIndexOf('<', start)))
                .group(1);
    }

    private static MatchResult first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + pattern));
    }

    private static String encoded(Map<String, String> form) {
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", fields);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
