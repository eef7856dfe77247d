package org.masthead.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.delivery.KeptPages;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NewsroomTest
class PublicApiTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    @Autowired
    BeanFactory house;

    @Autowired
    RateLimits limits;

    private final JsonMapper json = JsonMapper.builder().build();
    private Article newest;
    private Article older;

    @BeforeEach
    void fillTheNewsroom() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from tag").update();
        jdbc.sql("delete from author").update();
        newest = stories.write("Harbour reopens")
                .saying("The [harbour](/about) reopens.")
                .tagged("Tides")
                .by("Nell Thorsby")
                .published(Duration.ofHours(1))
                .publish();
        older = stories.write("Market moves")
                .inSection("Business")
                .tagged("Trade", "Tides")
                .by("Otto Sand")
                .published(Duration.ofHours(5))
                .publish();
        stories.write("Nobody knows yet")
                .tagged("Secret deal")
                .by("Hidden Hand")
                .draft();
        limits.forgetAll();
        KeptPages.look(house);
        KeptPages.forgetAll(house);
    }

    @Test
    void listsStoriesNewestFirstWithCompleteAddresses() {
        JsonNode list = read("/api/v1/articles");
        assertThat(headlines(list)).containsExactly("Harbour reopens", "Market moves");
        JsonNode first = list.path("items").path(0);
        assertThat(first.path("url").asString()).isEqualTo("http://localhost:8080" + newest.getAddress());
        assertThat(first.path("section").path("slug").asString()).isEqualTo("town");
        assertThat(first.path("tags").path(0).path("slug").asString()).isEqualTo("tides");
        assertThat(first.path("bylines").path(0).path("name").asString()).isEqualTo("Nell Thorsby");
        assertThat(first.path("publishedAt").asString()).matches("2026-11-24T11:00:00(\\.\\d+)?Z");
        assertThat(list.path("next").isNull()).isTrue();
    }

    @Test
    void everyAnswerIsAsItIsDescribed() {
        jdbc.sql("""
                insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                values (?, 'Lou', 'lou@private.example', 'Aye', '<p>Aye</p>', 'APPROVED', now())""").param(newest.getId()).update();
        KeptPages.look(house);
        JsonNode description =
                json.readTree(bytes(mvc.get().uri("/api/v1/openapi.json").exchange()));
        SchemaFit fit = new SchemaFit(description);
        for (String path :
                List.of("/articles", "/articles/{id}", "/articles/{id}/comments", "/sections", "/tags", "/authors")) {
            String address = "/api/v1" + path.replace("{id}", String.valueOf(newest.getId()));
            JsonNode schema = description
                    .path("paths")
                    .path("/api/v1" + path)
                    .path("get")
                    .path("responses")
                    .path("200")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            MvcTestResult answer = mvc.get().uri(address).exchange();
            assertThat(fit.misfits(schema, json.readTree(bytes(answer)), true))
                    .as(path)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sections?slug=business, 1",
        "sections?slug=nowhere, 0",
        "tags?slug=tides, 1",
        "tags?slug=secret-deal, 0",
        "authors?slug=otto-sand, 1",
        "authors?slug=hidden-hand, 0"
    })
    void oneIsFoundByItsSlug(String list, int found) {
        assertThat(read("/api/v1/" + list).path("items").size()).isEqualTo(found);
    }

    @Test
    void commentsSinceAMomentAreTold() {
        jdbc.sql("""
                insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                select ?, 'Lou', 'lou@private.example', 'Aye', '<p>Aye</p>', 'APPROVED', moment::timestamptz
                from (values ('2026-11-20T12:00:00Z'), ('2026-11-22T12:00:00Z'), ('2026-11-23T12:00:00Z')) as m (moment)""").param(newest.getId()).update();
        KeptPages.look(house);
        String list = "/api/v1/articles/" + newest.getId() + "/comments?since=2026-11-22T12:00:00Z";
        assertThat(read(list).path("items").size()).isEqualTo(2);
        String next = read(list + "&limit=1").path("next").asString().replace("http://localhost:8080", "");
        assertThat(read(next).path("items").size()).isOne();
        assertThat(read(next).path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles", "tags", "articles/%d/comments"})
    void placeInAListStaysWhereItIsWhateverComesAndGoes(String list) {
        for (int i = 0; i < 4; i++) {
            stories.write("Filler " + i)
                    .tagged("Tag " + i)
                    .published(Duration.ofHours(10 + i))
                    .publish();
            jdbc.sql("""
                    insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                    values (?, 'Lou', 'lou@private.example', 'Aye', '<p>Aye</p>', 'APPROVED', '2026-11-20T12:00:00Z')""").param(newest.getId()).update();
        }
        KeptPages.look(house);
        String address = "/api/v1/" + list.formatted(newest.getId());
        List<Long> all = ids(read(address));
        JsonNode first = read(address + "?limit=2");
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        stories.write("Brand new")
                .tagged("Brand new")
                .published(Duration.ofMinutes(1))
                .publish();
        jdbc.sql("""
                insert into comment (article_id, author_name, author_email, body, body_html, status, created_at)
                values (?, 'Lou', 'lou@private.example', 'Nay', '<p>Nay</p>', 'APPROVED', '2026-11-24T12:00:00Z')""").param(newest.getId()).update();
        KeptPages.look(house);
        String next = first.path("next").asString().replace("http://localhost:8080", "");
        assertThat(ids(read(next))).isEqualTo(all.subList(2, 4));
    }

    private static List<Long> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(each -> each.path("id").asLong())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "section=business, Market moves",
        "tag=trade, Market moves",
        "author=nell-thorsby, Harbour reopens",
        "tag=tides&author=otto-sand, Market moves",
        "tag=tides&section=town, Harbour reopens",
        "since=2026-11-24T10:00:00Z, Harbour reopens",
        "until=2026-11-24T10:00:00Z, Market moves",
        "changedSince=2026-11-24T10:00:00Z&tag=tides, Harbour reopens",
        "q=thorsby, Harbour reopens",
        "q=%22harbour%20reopens%22%20-market, Harbour reopens",
        "q=market&section=business, Market moves",
        "q=market%20or%20harbour&author=otto-sand, Market moves",
        "q=market%20or%20harbour&since=2026-11-24T10:00:00Z, Harbour reopens",
        "q=market%20or%20harbour&until=2026-11-24T10:00:00Z, Market moves"
    })
    void listsWhatWasAskedFor(String query, String headline) {
        assertThat(headlines(read("/api/v1/articles?" + query))).containsExactly(headline);
    }

    @Test
    void whatChangedLastComesFirstWhereChangesAreAskedFor() {
        jdbc.sql("update article set updated_at = published_at + interval '4 hours 30 minutes' where id = ?")
                .param(older.getId())
                .update();
        assertThat(headlines(read("/api/v1/articles?changedSince=2026-11-01T00:00:00Z")))
                .containsExactly("Market moves", "Harbour reopens");
    }

    @Test
    void wordsOfADraftOrOfNobodyFindNothing() {
        for (String words : List.of("nobody", "secret", "zyzzyva", "%22%22", "-harbour")) {
            assertThat(headlines(read("/api/v1/articles?q=" + words))).as(words).isEmpty();
        }
    }

    @Test
    void searchesAreLimitedAsOnTheSearchPage() {
        int status = 200;
        int searches = 0;
        while (status == 200 && searches < 300) {
            status = mvc.get()
                    .uri("/api/v1/articles?q=w" + searches++)
                    .exchange()
                    .getResponse()
                    .getStatus();
        }
        assertThat(status).isEqualTo(429);
        assertThat(mvc.get().uri("/api/v1/articles?q=other"))
                .hasStatus(429)
                .hasContentType("application/problem+json")
                .headers()
                .containsHeader("Retry-After");
        assertThat(mvc.get().uri("/api/v1/articles?limit=3")).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=2&fields=headline", "q=same&limit=2&fields=headline"})
    void nextLeadsThroughAllOfAListOnce(String query) {
        boolean words = query.startsWith("q=");
        for (int i = 0; i < 5; i++) {
            stories.write("Same minute " + i).published(Duration.ofHours(2)).publish();
        }
        List<String> met = new ArrayList<>();
        String next = "/api/v1/articles?" + query;
        while (next != null) {
            MvcTestResult answer = mvc.get().uri(next).exchange();
            JsonNode list = json.readTree(bytes(answer));
            met.addAll(headlines(list));
            next = list.path("next").isNull() ? null : list.path("next").asString();
            assertThat(answer.getResponse().getHeader(HttpHeaders.LINK))
                    .isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
            next = next == null ? null : next.replace("http://localhost:8080", "");
        }
        assertThat(met).hasSize(words ? 5 : 7).doesNotHaveDuplicates();
    }

    @Test
    void tellsOfAStoryWithItsTextInTwoStatements() {
        String address = "/api/v1/articles/" + newest.getId();
        JsonNode story = read(address);
        assertThat(story.path("html").asString()).contains("<a href=\"http://localhost:8080/about\"");
        assertThat(story.path("readingMinutes").asInt()).isEqualTo(1);
        KeptPages.forgetAll(house);
        assertThat(database.statementsOf(() -> read(address))).hasSize(2);
        KeptPages.forgetAll(house);
        assertThat(database.statementsOf(() -> read("/api/v1/articles"))).hasSize(1);
    }

    @Test
    void leavesOutTheFieldsThatNobodyAskedFor() {
        assertThat(read("/api/v1/articles?fields=id,headline")
                        .path("items")
                        .path(0)
                        .propertyNames())
                .containsExactly("id", "headline");
        assertThat(read("/api/v1/articles/" + newest.getId() + "?fields=html").propertyNames())
                .containsExactly("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "SCHEDULED", "WITHDRAWN", "future"})
    void whatReadersMayNotSeeIsNowhere(String state) {
        if (state.equals("future")) {
            jdbc.sql("update article set published_at = published_at + interval '2 days' where id = ?")
                    .param(older.getId())
                    .update();
        } else {
            jdbc.sql(
                            "update article set status = ?, publish_at = case when ? = 'SCHEDULED' then now() + interval '9 days' end"
                                    + " where id = ?")
                    .params(state, state, older.getId())
                    .update();
        }
        KeptPages.look(house);
        for (String list : List.of("articles", "articles?changedSince=2020-01-01T00:00:00Z", "articles?tag=tides")) {
            assertThat(headlines(read("/api/v1/" + list))).as(list).containsExactly("Harbour reopens");
        }
        assertThat(names(read("/api/v1/tags"))).containsExactly("Tides");
        assertThat(names(read("/api/v1/authors"))).containsExactly("Nell Thorsby");
        for (String one : List.of("", "/comments")) {
            MvcTestResult answer =
                    mvc.get().uri("/api/v1/articles/" + older.getId() + one).exchange();
            assertThat(answer).hasStatus(404);
        }
    }

    @Test
    void commentsTellNothingOfTheirWritersButTheName() {
        jdbc.sql("""
                insert into comment (article_id, author_name, author_email, network_address, body, body_html, status, created_at)
                select :id, name, 'lou@private.example', '203.0.113.9', body, '<p>' || body || '</p>', status, now()
                from (values ('Lou', 'See you there', 'APPROVED'), ('Max', 'Held', 'PENDING'), ('Spam', 'Buy', 'SPAM'))
                    as said (name, body, status)""").param("id", newest.getId()).update();
        KeptPages.look(house);
        String told = new String(
                bytes(mvc.get()
                        .uri("/api/v1/articles/" + newest.getId() + "/comments")
                        .exchange()),
                StandardCharsets.UTF_8);
        assertThat(told).contains("\"name\":\"Lou\"", "<p>See you there</p>", "\"text\":\"See you there\"");
        assertThat(told).doesNotContain("private.example", "203.0.113", "Held", "Buy");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles?limit=0, limit",
        "/api/v1/articles?limit=101, limit",
        "/api/v1/articles?after=yesterday, after",
        "/api/v1/articles?section=nowhere, section",
        "/api/v1/articles?tag=nothing, tag",
        "/api/v1/articles?author=nobody, author",
        "/api/v1/articles?fields=id%2Cpassword, fields",
        "/api/v1/articles?since=%2B999999999-01-01T00:00:00Z, since",
        "/api/v1/articles?sectoin=town, sectoin",
        "/api/v1/tags?after=-1, after",
        "/api/v1/articles?limit=many, limit",
        "/api/v1/articles?since=yesterday, since",
        "/api/v1/articles?q=, q",
        "/api/v1/articles?q=%20, q",
        "/api/v1/articles?q=a%00b, q",
        "/api/v1/articles?q=harbour&tag=tides, q",
        "/api/v1/articles?q=harbour&changedSince=2026-11-24T10:00:00Z, q",
        "/api/v1/articles?q=harbour&after=1-1, after",
        "/api/v1/articles?q=harbour&limit=0, limit"
    })
    void namesTheParameterThatItCannotRead(String address, String parameter) {
        MvcTestResult answer = mvc.get().uri(java.net.URI.create(address)).exchange();
        assertThat(answer).hasStatus(400).hasContentType("application/problem+json");
        assertThat(json.readTree(bytes(answer)).path("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void everyFailureIsAProblemInJson() {
        assertThat(mvc.get().uri("/api/v1/articles/1").exchange())
                .hasStatus(404)
                .hasContentType("application/problem+json");
        MvcTestResult posted = mvc.post()
                .uri("/api/v1/articles")
                .with(org.masthead.testing.Desk.sameOrigin())
                .exchange();
        assertThat(posted).hasStatus(405);
        assertThat(posted.getResponse().getHeader(HttpHeaders.ALLOW)).contains("GET");
        for (int i = 0; i < ApiDoor.OFTEN; i++) {
            mvc.get().uri("/api/v1/sections?x=" + i).exchange();
        }
        MvcTestResult often = mvc.get().uri("/api/v1/sections?x=last").exchange();
        assertThat(often).hasStatus(429).hasContentType("application/problem+json");
        assertThat(often.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).matches("[1-9]\\d*");
        assertThat(often.getResponse().getHeader("RateLimit")).startsWith("\"reading\";r=0;t=");
    }

    @Test
    void otherSitesMayReadItWithoutSayingWho() {
        for (int i = 0; i < 2; i++) {
            MvcTestResult answer = mvc.get().uri("/api/v1/sections").exchange();
            assertThat(answer.getResponse().getHeader("Access-Control-Allow-Origin"))
                    .isEqualTo("*");
            assertThat(answer.getResponse().getHeader("Access-Control-Allow-Credentials"))
                    .isNull();
            assertThat(answer.getResponse().getHeaders("Cross-Origin-Resource-Policy"))
                    .containsExactly("cross-origin");
        }
        MvcTestResult asked = mvc.options()
                .uri("/api/v1/articles")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "GET")
                .exchange();
        assertThat(asked).hasStatus(204);
        assertThat(asked.getResponse().getHeader("Access-Control-Allow-Headers"))
                .contains("If-None-Match");
    }

    private JsonNode read(String address) {
        MvcTestResult answer = mvc.get().uri(java.net.URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return json.readTree(bytes(answer));
    }

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }

    private static List<String> headlines(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(each -> each.path("headline").asString())
                .toList();
    }

    private static List<String> names(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }
}
