package org.masthead.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** A process of its own that runs the embedded server, has committed a row, and waits to be killed. */
final class KilledMasthead {

    static final String TABLE = "written_before_the_kill";

    private static final String READY = "ready to be killed";

    private KilledMasthead() {}

    static Process startOn(Path home) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledMasthead.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        for (String line = ""; !READY.equals(line); ) {
            line = process.inputReader().readLine();
            if (line == null) {
                throw new IllegalStateException("The other process ended early with " + process.waitFor());
            }
        }
        return process;
    }

    public static void main(String[] arguments) throws Exception {
        DatabaseAddress address = EmbeddedServer.start(Path.of(arguments[0])).address();
        try (Connection connection =
                        DriverManager.getConnection(address.url(), address.username(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + TABLE + " as select 1 as row");
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
