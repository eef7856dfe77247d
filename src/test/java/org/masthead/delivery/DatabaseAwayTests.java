package org.masthead.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.LiveNewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** While the database is away readers read on, and whoever writes keeps what they wrote. */
@LiveNewsroomTest
class DatabaseAwayTests {

    @Autowired
    private Stories stories;

    @Autowired
    private ClassDatabase database;

    @Autowired
    private PageChanges changes;

    @LocalServerPort
    private int port;

    @Test
    void readersReadOnAndNothingTypedIsLost() throws Exception {
        Http http = new Http(port);
        String address =
                stories.write("The night the lights went out").publish().getAddress();
        String other = stories.write("Nobody looked at this one").publish().getAddress();
        String page = http.page(address);
        assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        database.close();
        awaitUnsure();

        HttpResponse<byte[]> kept = http.get(address);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(new String(kept.body(), StandardCharsets.UTF_8)).isEqualTo(page);
        assertThat(kept.headers().firstValue("Age")).isPresent();
        assertThat(kept.headers().firstValue("Warning")).isEmpty();
        assertThat(http.get(other).statusCode()).isEqualTo(503);

        HttpResponse<String> refused =
                post(address + "/comments", "name=Ada&email=ada%40example.org&comment=Lights+%3Cout%3E");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body())
                .contains("Lights &lt;out&gt;", "value=\"Ada\"", "action=\"" + address + "/comments\"", "</html>");
        assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    private void awaitUnsure() throws InterruptedException {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (changes.isSure() && System.nanoTime() < patience) {
            Thread.sleep(100);
        }
        assertThat(changes.isSure()).isFalse();
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Accept", "text/html")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
