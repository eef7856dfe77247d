package org.masthead.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One home for all of these tests, so that PostgreSQL is unpacked and its data directory made once. */
class EmbeddedServerTests {

    @TempDir
    static Path parent;

    private Path home;
    private EmbeddedServer server;

    @BeforeEach
    void start() {
        home = parent.resolve("news room");
        server = EmbeddedServer.start(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runsWithSettingsFitForRealData() throws SQLException {
        assertThat(ask("show fsync")).isEqualTo("on");
        assertThat(ask("show synchronous_commit")).isEqualTo("on");
        assertThat(ask("show full_page_writes")).isEqualTo("on");
        assertThat(ask("show data_checksums")).isEqualTo("on");
        assertThat(ask("show server_encoding")).isEqualTo("UTF8");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void opensNoSocketInASharedFolder() throws Exception {
        List<String> postmaster = Files.readAllLines(home.resolve("postgres/postmaster.pid"));
        assertThat(postmaster.get(4)).as("socket directory").isEmpty();
        assertThat(postmaster.get(5)).as("address").isEqualTo("127.0.0.1");
    }

    @Test
    void admitsNobodyButItsOneUserWithThePassword() throws Exception {
        String password = server.address().password();
        assertThat(signInFailure("masthead", "wrong")).isEqualTo("28P01");
        assertThat(signInFailure("postgres", password)).isEqualTo("28000");
        assertThat(ask("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(Files.readString(home.resolve("postgres/pg_hba.conf")))
                .doesNotContain("trust")
                .contains("scram-sha-256");
    }

    @Test
    void keepsThePasswordFromOtherUsers() throws Exception {
        assertThat(rights(home)).isEqualTo("rwx------");
        assertThat(rights(home.resolve("postgres"))).isEqualTo("rwx------");
        assertThat(rights(home.resolve("postgres.password"))).isEqualTo("rw-------");
        assertThat(server.address().toString()).doesNotContain(server.address().password());
    }

    @Test
    void keepsRowsAndPortOverARestart() throws SQLException {
        execute("create table if not exists kept (word text)", "insert into kept values ('before')");
        String address = server.address().toString();
        restart();
        assertThat(ask("select word from kept")).isEqualTo("before");
        assertThat(server.address()).hasToString(address);
    }

    @Test
    void takesAnotherPortWhenSomebodyElseHasItsOwn() throws Exception {
        int port =
                Integer.parseInt(Files.readString(home.resolve("postgres.port")).strip());
        server.close();
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            server = EmbeddedServer.start(home);
            assertThat(ask("show port")).isNotEqualTo(Integer.toString(somebody.getLocalPort()));
        }
    }

    @Test
    void refusesASecondStartAndRunsOn() throws SQLException {
        assertThatExceptionOfType(DatabaseNotUsable.class)
                .isThrownBy(() -> EmbeddedServer.start(home))
                .withMessageStartingWith("another Masthead is running on ");
        assertThat(ask("select 'still here'")).isEqualTo("still here");
    }

    @Test
    void stopsTheServerThatAKilledMastheadLeftAndKeepsItsRows() throws Exception {
        server.close();
        Process masthead = KilledMasthead.startOn(home);
        assertThatThrownBy(() -> EmbeddedServer.start(home)).isInstanceOf(DatabaseNotUsable.class);
        masthead.destroyForcibly().waitFor();
        PostmasterFile orphan = PostmasterFile.in(home.resolve("postgres")).orElseThrow();
        assertThat(orphan.runsOn(home.resolve("postgres"))).isTrue();

        server = EmbeddedServer.start(home);

        assertThat(orphan.runsOn(home.resolve("postgres"))).isFalse();
        assertThat(ask("select count(*) from " + KilledMasthead.TABLE)).isEqualTo("1");
    }

    @Test
    void leavesAForeignProcessAloneThatHasTheNumberOfAnOldServer() throws Exception {
        Path old = home.resolve("postgres/postmaster.pid");
        List<String> lines = Files.readAllLines(old);
        server.close();
        Process foreign = new ProcessBuilder("sleep", "60").start();
        try {
            lines.set(0, Long.toString(foreign.pid()));
            Files.write(old, lines);
            server = EmbeddedServer.start(home);
            assertThat(foreign.isAlive()).isTrue();
            assertThat(ask("select 1")).isEqualTo("1");
        } finally {
            foreign.destroy();
        }
    }

    @Test
    void takesAServerOfAnotherDirectoryForForeign() {
        PostmasterFile running = PostmasterFile.in(home.resolve("postgres")).orElseThrow();
        assertThat(running.runsOn(home.resolve("postgres"))).isTrue();
        assertThat(running.runsOn(home)).isFalse();
    }

    @Test
    void makesANewPasswordWhenTheFileIsLost() throws Exception {
        String lost = server.address().password();
        server.close();
        Files.delete(home.resolve("postgres.password"));
        server = EmbeddedServer.start(home);
        assertThat(server.address().password()).isNotEqualTo(lost);
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void refusesTheDataOfAnotherVersionAndLeavesItAsItIs() throws Exception {
        server.close();
        Path version = home.resolve("postgres/PG_VERSION");
        String ours = Files.readString(version);
        Files.writeString(version, "15\n");
        assertThatExceptionOfType(DatabaseNotUsable.class)
                .isThrownBy(() -> EmbeddedServer.start(home))
                .withMessageContaining("is PostgreSQL 15's");
        Files.writeString(version, ours);
        server = EmbeddedServer.start(home);
        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void tellsWhatIsWrongWithAConfiguredDatabase() {
        DatabaseAddress ours = server.address();
        assertThat(NewsroomDatabase.configured(home, ours).description())
                .startsWith("PostgreSQL 18")
                .doesNotContain(ours.password());
        assertThat(complaint(new DatabaseAddress(ours.url(), "masthead", "wrong")))
                .contains("refused the user or password")
                .contains("spring.datasource.password");
        assertThat(complaint(new DatabaseAddress(
                        ours.url().replace("/masthead?", "/nowhere?"), "masthead", ours.password())))
                .contains("refused the user or password");
        assertThat(complaint(new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/news", "masthead", "secret")))
                .startsWith("the database at 127.0.0.1:1/news cannot be reached")
                .doesNotContain("secret");
        assertThat(complaint(new DatabaseAddress("jdbc:mysql://127.0.0.1/news", null, null)))
                .startsWith("spring.datasource.url must start with jdbc:postgresql:");
    }

    private void restart() {
        server.close();
        server = EmbeddedServer.start(home);
    }

    private String complaint(DatabaseAddress address) {
        try {
            return NewsroomDatabase.configured(home, address).description();
        } catch (DatabaseNotUsable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private String signInFailure(String user, String password) {
        try (Connection connection =
                DriverManager.getConnection(server.address().url(), user, password)) {
            return "signed in to " + connection.getCatalog();
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }

    private void execute(String... commands) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAddress address = server.address();
        return DriverManager.getConnection(address.url(), address.username(), address.password());
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
