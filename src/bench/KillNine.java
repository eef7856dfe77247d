import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Run by kill-nine.sh. */
class KillNine {

    private static final int COMMENTS = 200;
    private static final int WRITERS = 4;
    private static final String ARTICLE = "/2026/01/bench";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String application;
    private final Path work;
    private final int port;

    KillNine(String application, Path work, int port) {
        this.application = application;
        this.work = work;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        KillNine test = new KillNine(arguments[0], Path.of(arguments[1]), port);
        int failures = 0;
        for (int round = 1; round <= Integer.parseInt(arguments[2]); round++) {
            failures += test.round(round) ? 0 : 1;
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private boolean round(int round) throws Exception {
        Process masthead = start();
        Set<String> answered = ConcurrentHashMap.newKeySet();
        List<String> words = new ArrayList<>();
        try {
            printArticle();
            int killAfter = ThreadLocalRandom.current().nextInt(COMMENTS / 4, COMMENTS * 3 / 4);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int number = 1; number <= COMMENTS; number++) {
                String word = "round" + round + "comment" + number + "end";
                words.add(word);
                writers.execute(() -> post(word, answered, masthead, killAfter));
            }
            writers.shutdown();
            if (!writers.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The writers do not end");
            }
        } finally {
            masthead.destroyForcibly().waitFor();
        }
        Process again = start();
        try {
            return judge(round, words, answered);
        } finally {
            again.destroy();
            again.waitFor();
        }
    }

    private void post(String word, Set<String> answered, Process masthead, int killAfter) {
        HttpRequest request = request(ARTICLE + "/comments")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:" + port)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "comment=" + word + "&name=A+reader&email=" + word + "%40example.org"))
                .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 303) {
                answered.add(word);
            } else {
                System.err.println("A comment was answered with " + status);
            }
        } catch (IOException expectedAfterTheKill) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (answered.size() >= killAfter) {
            // SIGKILL on every system that has it.
            masthead.destroyForcibly();
        }
    }

    private boolean judge(int round, List<String> words, Set<String> answered) throws Exception {
        int lost = 0;
        int twice = 0;
        int found = 0;
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("select count(*) from comment where body = ?")) {
            for (String word : words) {
                int rows = count(query, word);
                found += rows > 0 ? 1 : 0;
                lost += rows == 0 && answered.contains(word) ? 1 : 0;
                twice += rows > 1 ? 1 : 0;
            }
        }
        boolean worthwhile = !answered.isEmpty() && answered.size() < COMMENTS;
        System.out.printf(
                "round %d: %d posted, %d answered with 303 before the kill, %d found, %d lost, %d there twice%s%n",
                round, words.size(), answered.size(), found, lost, twice, worthwhile ? "" : " - THE KILL CAME TOO LATE");
        return lost == 0 && twice == 0 && worthwhile;
    }

    private static int count(PreparedStatement query, String word) throws SQLException {
        query.setString(1, word);
        try (ResultSet answer = query.executeQuery()) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private Process start() throws Exception {
        Process masthead = new ProcessBuilder(
                        "java",
                        "-jar",
                        application,
                        "--server.port=" + port,
                        "--masthead.home=" + home(),
                        "--masthead.demo=false",
                        "--masthead.comments.per-minute=100000",
                        "--masthead.comments.per-hour=100000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(work.toFile(), "masthead.log")))
                .start();
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (Instant.now().isBefore(end) && masthead.isAlive()) {
            try {
                if (status("/actuator/health/readiness") == 200) {
                    return masthead;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            Thread.sleep(200);
        }
        masthead.destroyForcibly();
        throw new IllegalStateException("Masthead did not start:\n" + Files.readString(work.resolve("masthead.log")));
    }

    /** An article of this test's own, as it starts without the demo newsroom. */
    private void printArticle() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into section (name, slug, position) values ('Bench', 'bench', 99)"
                    + " on conflict do nothing");
            statement.execute("insert into article (headline, slug, body, section_id, status, discussion, address,"
                    + " published_at, updated_at, created_at, saved_at)"
                    + " select 'Bench', 'bench', '<p>Bench</p>', id, 'LIVE', 'OPEN', '" + ARTICLE + "',"
                    + " now(), now(), now(), now() from section where slug = 'bench' on conflict do nothing");
        }
    }

    private Connection connect() throws Exception {
        String databasePort = Files.readString(home().resolve("postgres.port")).strip();
        String password = Files.readString(home().resolve("postgres.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/masthead", "masthead", password);
    }

    private int status(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(20));
    }

    private Path home() {
        return work.resolve("home");
    }
}
