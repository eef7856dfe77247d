package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.Role;
import org.masthead.comment.FormProof;
import org.masthead.testing.ArchiveTest;
import org.masthead.testing.ClassDatabase;
import org.masthead.testing.Desk;
import org.masthead.testing.Program;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.StreamUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No public page goes through a whole table that grows with the paper, nor do these of the desk. The plans are those of
 * the statements that the pages really ask, with their values, over enough rows that PostgreSQL knows why it has
 * indexes.
 */
@ArchiveTest
class PlansTests {

    /** The tables that grow with the paper. */
    private static final Set<String> LARGE = Set.of(
            "article",
            "comment",
            "search_entry",
            "article_tag",
            "byline",
            "correction",
            "comment_decision",
            "comment_finding",
            "comment_report",
            "comment_edit",
            "comment_submission",
            "comment_subscription",
            "commenter",
            "audit_entry",
            "working_copy",
            "change_set");

    /** An index by which so many rows are found in vain is the wrong one. */
    private static final long PASSED_OVER = 1_000;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDatabase database;

    private final JsonMapper json = JsonMapper.builder().build();

    @BeforeEach
    void writeAPaper() throws IOException {
        if (jdbc.sql("select not exists (select from article)")
                .query(Boolean.class)
                .single()) {
            jdbc.sql(StreamUtils.copyToString(
                            new ClassPathResource("a-paper.sql").getInputStream(), StandardCharsets.UTF_8))
                    .update();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?before=1700000000000000-9000",
                "/section/section-3",
                "/section/section-3?before=1700000000000000-9000",
                "/tag/tag-1",
                "/tag/tag-1?before=1700000000000000-9000",
                "/tag/tag-90",
                "/author/author-1",
                "/author/author-90",
                "/2023/11/story-9000",
                "/2023/11/story-8990",
                "/2023/11/story-8990?order=recommended",
                "/2023/11/story-8990?order=newest",
                "/2023/11/story-8990?receipt=receipt-400",
                "/2023/11/story-8990/comments?order=oldest&from=1009",
                "/2023/11/story-8990/comments?order=newest&after=1009",
                "/2023/11/story-8990/comments?order=recommended&before=1009",
                "/2023/11/story-8990/comments/1009/thread?after=1010",
                "/2023/11/story-8990/comments/since/1700500000000000",
                "/2023/11/story-8990/comments/1009/reply",
                "/2023/11/story-8990/comments/1009/report",
                "/comments/receipt?receipt=receipt-9001",
                "/2023/11/story-8990/comments/count",
                "/2023/11/story-8990/comments/feed.xml",
                "/archive/2023/11",
                "/archive/2021/02",
                "/corrections",
                "/corrections/feed.xml",
                "/feed.xml",
                "/section/section-3/feed.xml",
                "/tag/tag-1/feed.xml",
                "/author/author-1/feed.xml",
                "/sitemap.xml",
                "/sitemap-fronts.xml",
                "/sitemap-tags-1.xml",
                "/sitemap-authors-1.xml",
                "/news-sitemap.xml",
                "/search?q=rare77",
                "/search?section=section-3",
                "/search?author=author-1",
                "/api/v1/articles",
                "/api/v1/articles?after=1700000000000000-9000",
                "/api/v1/articles?section=section-3",
                "/api/v1/articles?tag=tag-1",
                "/api/v1/articles?author=author-1",
                "/api/v1/articles?changedSince=2023-11-01T00:00:00Z",
                "/api/v1/articles?q=rare77",
                "/api/v1/articles/9000",
                "/api/v1/articles/8990/comments",
                "/api/v1/tags",
                "/api/v1/authors"
            })
    void publicPageReadsNoWholeTable(String address) {
        assertThat(wholeTables(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/plan",
                "/desk/plan/board",
                "/desk/articles",
                "/desk/articles?status=LIVE",
                "/desk/articles?status=DRAFT&section=3",
                "/desk/articles?section=3",
                "/desk/articles?q=rare77",
                "/desk/articles/8990",
                "/desk/articles/8990/work",
                "/desk/front",
                "/desk/people",
                "/desk/errors",
                "/desk/comments?status=pending",
                "/desk/comments?status=pending&order=time",
                "/desk/comments?status=reported",
                "/desk/comments?status=reported&order=time",
                "/desk/comments?status=unreviewed",
                "/desk/comments?status=approved",
                "/desk/comments?status=approved&order=harm",
                "/desk/comments?status=spam",
                "/desk/comments?status=removed",
                "/desk/comments?status=appealed",
                "/desk/comments?status=mine",
                "/desk/comments?status=all&q=reader77@example.org",
                "/desk/comments?status=pending&flood=network:10.0.0.0/24",
                "/desk/comments/counts",
                "/desk/comments/9001",
                "/desk/people/9001"
            })
    void deskListReadsNoWholeTable(String address) {
        assertThat(wholeTables(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/desk/comments",
                "/api/v1/desk/comments?article=8990",
                "/api/v1/desk/comments?state=approved&article=8990",
                "/api/v1/desk/pictures",
                "/api/v1/desk/articles"
            })
    void listOfProgramsAtTheDeskReadsNoWholeTable(String address) {
        String token = Program.token(
                jdbc,
                Desk.account(jdbc, "Nora Quill", Role.EDITOR),
                "comments:moderate",
                "media:read",
                "articles:read");
        assertThat(wholeTables(() -> assertThat(mvc.get().uri(address).header("Authorization", "Bearer " + token))
                        .hasStatusOk()))
                .isEmpty();
    }

    /** Where a picture is shown, and which are shown nowhere, is found without reading every story. */
    @ParameterizedTest
    @ValueSource(strings = {"/desk/pictures/%d", "/desk/pictures?show=unused"})
    void picturesAreFoundInStoriesWithoutReadingThemAll(String address) {
        long picture = jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at)
                        values ('gulls.jpg', 'image/jpeg', 800, 600, now()) returning id
                        """).query(Long.class).single();
        long writer = Desk.account(jdbc, "Wanda Writer", Role.REPORTER).id();
        jdbc.sql("""
                        insert into working_copy (sitting, account_id, article_id, turn, text)
                        select n, ?, n, 1, jsonb_build_object('body', jsonb_build_array('<img src="/media/' || n || '">'))
                        from generate_series(1, 2000) n on conflict do nothing
                        """).param(writer).update();
        jdbc.sql("""
                        insert into change_set (article_id, apply_at, status, fields, base, created_at)
                        select n, now() + interval '1 year', 'WAITING',
                               jsonb_build_object('body', '<img src="/media/' || n || '">'), '{}', now()
                        from generate_series(1, 2000) n where not exists (select from change_set where article_id = n)
                        """).update();
        jdbc.sql("analyze working_copy, change_set").update();
        assertThat(wholeTables(address.formatted(picture))).isEmpty();
    }

    /** Who sees only their own has them found and counted, not all stories looked through. */
    @Test
    void storiesOfAReporterAreFoundWithoutAllOthers() {
        assertThat(wholeTables(() -> assertThat(mvc.get().uri("/desk/articles").with(Desk.as(Role.REPORTER)))
                        .hasStatusOk()))
                .isEmpty();
    }

    /** Wherever a comment stands, its lasting address leads there. */
    @ParameterizedTest
    @ValueSource(longs = {5, 1009, 1011, 1999})
    void commentIsFoundAmongTheOthers(long id) {
        assertThat(wholeTables(() -> assertThat(mvc.get().uri("/2023/11/story-8990/comments/" + id))
                        .hasStatus3xxRedirection()))
                .isEmpty();
    }

    /** All that a comment is judged by, also of somebody whose comments, network and words are known. */
    @Test
    void newCommentIsJudgedWithoutReadingAllOthers() {
        String address = "/2023/11/story-8990/comments";
        jdbc.sql("update article set published_at = published_at, discussion = 'OPEN' where id = 8990")
                .update();
        jdbc.sql("""
                        insert into discussion_policy (version, saved_at, policy)
                        values (1, now(), '{"approval": "PREVIOUSLY_APPROVED"}') on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into comment (article_id, author_name, author_email, body, body_html, status, created_at,
                                             network_address)
                        select 8989, 'Passer-by ' || n, 'passer' || n || '@example.org', 'Today ' || md5(n::text),
                               '<p>Today</p>', 'APPROVED', timestamptz '2026-11-24 11:59:59' - n * interval '1 second',
                               '10.8.' || n % 200 || '.' || n % 250
                        from generate_series(1, 3000) n
                        """).update();
        try {
            for (String parent : List.of("", "1009")) {
                assertThat(wholeTables(() -> assertThat(mvc.post()
                                        .uri(address)
                                        .with(Desk.sameOrigin())
                                        .with(request -> {
                                            request.setRemoteAddr("10.7.3.1");
                                            return request;
                                        })
                                        .param("comment", "Comment 9001 has some words." + parent)
                                        .param("name", "Reader 77")
                                        .param("email", "reader77@example.org")
                                        .param("parent", parent)
                                        .param("proof", proofs.of(address)))
                                .hasStatus(303)))
                        .isEmpty();
            }
        } finally {
            jdbc.sql("delete from comment where author_name like 'Passer-by %'").update();
            jdbc.sql("delete from discussion_policy").update();
        }
    }

    /** What is kept of somebody, as they see it. */
    @Test
    void ownCommentsAreFoundWithoutReadingAllOthers() {
        String secret = "5e".repeat(32);
        jdbc.sql("""
                        insert into commenter_device (digest, email, visit, made_at, good_until)
                        values (sha256(convert_to(?, 'UTF8')), 'reader77@example.org', true, now(), timestamptz '2026-11-25')
                        """).param(secret).update();
        for (String page : List.of("/comments/yours", "/comments/yours/export")) {
            assertThat(wholeTables(() -> assertThat(mvc.get().uri(page).cookie(new Cookie("commenter-visit", secret)))
                            .hasStatusOk()
                            .bodyText()
                            .contains("Reader 77")))
                    .isEmpty();
        }
    }

    @Autowired
    FormProof proofs;

    @Test
    void statementThatReadsAWholeTableIsNoticed() {
        assertThat(wholeTables(() -> jdbc.sql("select count(*) from comment where body like :words")
                        .param("words", "%7 has%")
                        .query(Long.class)
                        .single()))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("comment in select"))
                .anyMatch(each -> each.matches("(?s)\\d{5} rows passed over in select.*"));
    }

    private List<String> wholeTables(String address) {
        // A browser at the desk sends its token along, which programs have no use for.
        return address.startsWith("/api/")
                ? wholeTables(() -> assertThat(mvc.get().uri(address)).hasStatusOk())
                : wholeTables(() ->
                        assertThat(mvc.get().uri(address).with(Desk.asEditor())).hasStatusOk());
    }

    private List<String> wholeTables(Runnable work) {
        List<String> executed = database.executedBy(work);
        List<String> queries = executed.stream()
                .map(String::strip)
                .filter(each -> each.matches("(?s)\\(?(select|with)\\b.*"))
                .toList();
        assertThat(queries).isNotEmpty();
        List<String> found = new ArrayList<>();
        for (String sql : queries) {
            String plan = new JdbcTemplate(database.plain())
                    // Nothing within an array is a word where the statement is told.
                    .queryForObject(
                            "explain (analyze, buffers, format json) " + sql.replace("{\"null\"}", "{null}"),
                            String.class);
            look(json.readTree(plan).get(0).get("Plan"), sql, found);
        }
        return found;
    }

    private static void look(JsonNode plan, String sql, List<String> found) {
        if (plan.get("Actual Loops").asInt() > 0
                && plan.get("Node Type").asString().equals("Seq Scan")
                && LARGE.contains(plan.get("Relation Name").asString())) {
            found.add(plan.get("Relation Name").asString() + " in " + sql);
        }
        JsonNode passedOver = plan.get("Rows Removed by Filter");
        if (passedOver != null && passedOver.asLong() * plan.get("Actual Loops").asLong() > PASSED_OVER) {
            found.add(passedOver + " rows passed over in " + sql);
        }
        if (plan.has("Plans")) {
            plan.get("Plans").forEach(each -> look(each, sql, found));
        }
    }
}
