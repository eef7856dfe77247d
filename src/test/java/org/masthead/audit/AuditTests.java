package org.masthead.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.account.Role;
import org.masthead.article.Article;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NewsroomTest
class AuditTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AuditLog log;

    @Autowired
    Audit audit;

    @Autowired
    MessageSource messages;

    private long start;

    @BeforeEach
    void remember() {
        start = jdbc.sql("select coalesce(max(id), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set account_name = 'Nobody'",
                "delete from audit_entry",
                "delete from audit_entry where id = -1",
                "truncate audit_entry"
            })
    void nothingChangesALine(String attempt) {
        audit.note("account", "invited", 3L, "Mara Lind", Map.of("role", "EDITOR"));
        assertThatThrownBy(() -> jdbc.sql(attempt).update()).rootCause().hasMessageContaining("only ever added to");
        assertThat(since()).hasSize(1);
    }

    @Test
    void withdrawalIsWrittenDownWithWhoDidIt() {
        Article story = stories.write("Harbour sold").publish();
        assertThat(mvc.post()
                        .uri("/desk/articles/" + story.getId() + "/moves/withdraw")
                        .with(Desk.asEditor("Mara Lind")))
                .hasStatus(303);
        AuditEntry moved = since().get(0);
        assertThat(moved.kind()).isEqualTo("story");
        assertThat(moved.act()).isEqualTo("moved");
        assertThat(moved.accountName()).isEqualTo("Mara Lind");
        assertThat(moved.networkAddress()).isEqualTo("127.0.0.1");
        assertThat(moved.subject()).isEqualTo("Harbour sold");
        assertThat(moved.subjectId()).isEqualTo(story.getId());
        assertThat(moved.detail().get("status")).isEqualTo(List.of("LIVE", "WITHDRAWN"));
        assertThat(moved.at()).isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
    }

    @Test
    void commentsAreWrittenDownWithoutTheirReader() {
        Article story = stories.write("Ferry late").publish();
        assertThat(mvc.post()
                        .uri(story.getAddress() + "/comments")
                        .param("comment", "Hear, hear.")
                        .param("name", "Vera Holm")
                        .param("email", "vera@example.org")
                        .with(Desk.sameOrigin()))
                .hasStatus(303);
        long comment = jdbc.sql("select max(id) from comment").query(Long.class).single();
        assertThat(mvc.post()
                        .uri("/desk/comments/decisions")
                        .param("one", "approve:" + comment)
                        .with(Desk.asEditor("Mara Lind")))
                .hasStatus(303);
        List<AuditEntry> lines =
                since().stream().filter(each -> each.kind().equals("comment")).toList();
        assertThat(lines).extracting(AuditEntry::act).containsExactly("moved", "created");
        assertThat(lines).extracting(AuditEntry::accountName).containsExactly("Mara Lind", "");
        assertThat(lines.get(0).detail()).containsEntry("status", List.of("PENDING", "APPROVED"));
        assertThat(lines.toString()).doesNotContain("Vera", "vera@example.org", "Hear");
    }

    @Test
    void accountsAndSettingsAreWrittenDownAndSecretsAreNot() {
        Desk.account(jdbc, "Otto Sand", org.masthead.account.Role.EDITOR);
        jdbc.sql("update account set password_hash = 'a new secret' where name = 'Otto Sand'")
                .update();
        AuditEntry changed = since().get(0);
        assertThat(changed.kind()).isEqualTo("account");
        assertThat(changed.subject()).isEqualTo("Otto Sand");
        assertThat(changed.detail()).isEqualTo(Map.of("password_hash", true));

        JdbcClient.StatementSpec settings = jdbc.sql("""
                insert into site_identity (version, name, tagline, language, time_zone, footer_links, social_links, saved_at)
                values (1, 'The Log', '', 'en-GB', 'UTC', '[]', '[]', now())""");
        settings.update();
        jdbc.sql("delete from site_identity").update();
        assertThat(since()).extracting(AuditEntry::kind).startsWith("settings", "settings");
    }

    @Test
    void whatHangsOnAStoryIsALineAboutTheStory() {
        long story = stories.write("Tram strike").publish().getId();
        long mara = Desk.account(jdbc, "Mara Lind", Role.EDITOR).id();
        remember();
        jdbc.sql(
                        "insert into assignment (article_id, account_id, task, created_at) values (?, ?, 'Call the union', now())")
                .params(story, mara)
                .update();
        jdbc.sql("update assignment set done_at = now() where article_id = ?")
                .param(story)
                .update();
        jdbc.sql("insert into story_note (article_id, text, written_at) values (?, 'Who says so?', now())")
                .param(story)
                .update();
        jdbc.sql("""
                        insert into preview_link (article_id, token_hash, label, created_at, expires_at)
                        values (?, 'a digest of a secret', 'Lawyer', now(), now())""").param(story).update();
        jdbc.sql("update preview_link set revoked_at = now() where article_id = ?")
                .param(story)
                .update();
        jdbc.sql("""
                        insert into change_set (article_id, apply_at, fields, base, created_at)
                        values (?, now(), '{"headline": "Later"}', '{}', now())""").param(story).update();
        jdbc.sql("update change_set set status = 'DROPPED' where article_id = ?")
                .param(story)
                .update();
        revision(story, "SAVED", false);
        revision(story, "WORK", false);
        revision(story, "SAVED", true);
        assertThat(since())
                .extracting(each -> each.kind() + " " + each.act())
                .containsExactly(
                        "story saved",
                        "change moved",
                        "change created",
                        "preview changed",
                        "preview created",
                        "note created",
                        "assignment changed",
                        "assignment created");
        assertThat(since()).extracting(AuditEntry::subject).containsOnly("Tram strike");
        assertThat(since().toString())
                .contains("Call the union", "Lawyer")
                .doesNotContain("digest", "token_hash", "6469676");
        assertThat(page("?kind=assignment")).contains("/desk/articles/" + story + "/work");
        remember();
        jdbc.sql("delete from article where id = ?").param(story).update();
        assertThat(since()).extracting(AuditEntry::kind).containsExactly("story");
    }

    @Test
    void bylinesAndTagsAreOneLineWithTheirNames() {
        long story = stories.write("Night market")
                .by("Nora Quill")
                .tagged("Food")
                .publish()
                .getId();
        stories.author("Otto Sand");
        remember();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from byline where article_id = ?").param(story).update();
            jdbc.sql("insert into byline select ?, 0, id from author where name = 'Nora Quill'")
                    .param(story)
                    .update();
        });
        assertThat(since()).isEmpty();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from byline where article_id = ?").param(story).update();
            jdbc.sql("insert into byline select ?, 0, id from author where name = 'Otto Sand'")
                    .param(story)
                    .update();
            jdbc.sql("insert into guest_byline values (?, 1, 1, 'Vera Holm', 'photos')")
                    .param(story)
                    .update();
            jdbc.sql("delete from article_tag where article_id = ?")
                    .param(story)
                    .update();
        });
        assertThat(since()).singleElement().satisfies(line -> {
            assertThat(line.act()).isEqualTo("changed");
            assertThat(line.detail())
                    .isEqualTo(Map.of(
                            "byline",
                            List.of("Nora Quill", "Otto Sand, Vera Holm (photos)"),
                            "tags",
                            List.of("Food", "")));
        });
    }

    @Test
    void waysInAreWrittenDownWithoutTheirSecrets() {
        long mara = Desk.account(jdbc, "Mara Lind", Role.EDITOR).id();
        long town = stories.section("Town").getId();
        jdbc.sql("delete from account_section").update();
        remember();
        jdbc.sql("insert into account_section values (?, ?)").params(mara, town).update();
        jdbc.sql("delete from account_section").update();
        jdbc.sql("insert into one_time_code values (?, 'tell nobody', 1, now())")
                .param(mara)
                .update();
        jdbc.sql("update one_time_code set secret = 'tell nobody else', last_step = 2")
                .update();
        jdbc.sql("update one_time_code set secret = 'tell nobody else', added_at = added_at + interval '1 second'")
                .update();
        jdbc.sql("delete from one_time_code").update();
        jdbc.sql("insert into user_entities values ('handle', ?, 'Mara')")
                .param("" + mara)
                .update();
        jdbc.sql("""
                        insert into user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible, backup_state, label)
                        values ('cred', 'handle', 'tell nobody', false, false, 'Blue key')""").update();
        jdbc.sql("update user_credentials set signature_count = 7, last_used = now()")
                .update();
        jdbc.sql("delete from user_credentials").update();
        jdbc.sql("delete from user_entities").update();
        jdbc.sql("insert into invitation values (?, 'tell nobody', now(), 'INVITATION'), (?, 'nobody', now(), 'RESET')")
                .params(mara, mara)
                .update();
        assertThat(since())
                .extracting(AuditEntry::act)
                .containsExactly(
                        "reset-asked",
                        "invited",
                        "passkey-removed",
                        "passkey-added",
                        "codes-off",
                        "codes-on",
                        "codes-on",
                        "released",
                        "bound");
        assertThat(since()).allSatisfy(line -> {
            assertThat(line.subjectId()).isEqualTo(mara);
            assertThat(line.detail()).isIn(Map.of(), Map.of("label", "Blue key"), Map.of("section", "Town"));
        });
    }

    @Test
    void wordsRightsAndFilesOfPicturesAreWrittenDownAndTheirDevelopmentIsNot() {
        jdbc.sql("""
                        insert into picture (file_name, media_type, width, height, uploaded_at, source_imprint)
                        values ('quay.jpg', 'image/jpeg', 1, 1, now(), 'one')""").update();
        remember();
        jdbc.sql("update picture set state = 'PROCESSING', tone = 3, cut_top = 5 where file_name = 'quay.jpg'")
                .update();
        assertThat(since()).isEmpty();
        jdbc.sql("update picture set licence = 'CC0', rights_end = now() where file_name = 'quay.jpg'")
                .update();
        want("one", 5);
        jdbc.sql("update picture_task set attempts = 1").update();
        jdbc.sql("delete from picture_task").update();
        want("one", 7);
        jdbc.sql("update picture_task set turn = 2, source_imprint = 'two', file_name = 'pier.jpg'")
                .update();
        jdbc.sql("delete from picture_task").update();
        assertThat(since()).extracting(AuditEntry::act).containsExactly("replaced", "cut", "changed");
        assertThat(since().get(0).detail()).isEqualTo(Map.of("file_name", List.of("quay.jpg", "pier.jpg")));
        assertThat(since().get(2).detail()).containsOnlyKeys("licence", "rights_end");
    }

    private void want(String imprint, int top) {
        jdbc.sql("""
                        insert into picture_task (picture_id, file_name, source_imprint, cut_top, cut_right, cut_bottom,
                                                  cut_left, focus_x, focus_y)
                        select id, file_name, ?, ?, 0, 0, 0, 50, 50 from picture where file_name = 'quay.jpg'""").params(imprint, top).update();
    }

    private void revision(long story, String reason, boolean inPlace) {
        jdbc.sql("insert into revision (article_id, saved_at, reason, in_place, text) values (?, now(), ?, ?, '{}')")
                .params(story, reason, inPlace)
                .update();
    }

    @Test
    void savingWithoutAChangeIsNoLine() {
        Article story = stories.write("Nothing new").publish();
        remember();
        jdbc.sql("update article set version = version + 1, saved_at = now() where id = ?")
                .param(story.getId())
                .update();
        assertThat(since()).isEmpty();
    }

    @Test
    void refusedChangeLeavesNoLine() {
        stories.write("Kept").draft();
        remember();
        assertThatThrownBy(() -> jdbc.sql("update article set status = 'LOST'").update());
        assertThat(since()).isEmpty();
    }

    @Test
    void whoActsIsForgottenWithTheTransaction() {
        Article story = stories.write("One after the other").publish();
        mvc.post()
                .uri("/desk/articles/" + story.getId() + "/moves/withdraw")
                .with(Desk.asEditor("Mara Lind"))
                .exchange();
        audit.note("account", "invited", null, "", Map.of());
        assertThat(since().get(0).accountId()).isNull();
    }

    @Test
    void pageIsFilteredByPersonKindSubjectAndTime() {
        Article story = stories.write("Bridge closed").publish();
        mvc.post()
                .uri("/desk/articles/" + story.getId() + "/moves/withdraw")
                .with(Desk.asEditor("Paula Filter"))
                .exchange();
        long paula = jdbc.sql("select id from account where name = 'Paula Filter'")
                .query(Long.class)
                .single();
        audit.note("account", "invited", 77L, "Bridge builder", Map.of());
        assertThat(page("?person=" + paula)).contains("Bridge closed").doesNotContain("Bridge builder");
        assertThat(page("?kind=account&subject=bridge"))
                .contains("Bridge builder")
                .doesNotContain("Bridge closed");
        assertThat(page("?subject=%23" + story.getId() + "&kind=story"))
                .contains("Bridge closed")
                .doesNotContain("Bridge builder");
        assertThat(page("?to=2020-01-01")).contains("Nothing of that kind").doesNotContain("Bridge closed");
        assertThat(page("?from=2020-01-01&person=x&to=tomorrow&before=y")).contains("Bridge closed", "Bridge builder");
    }

    @Test
    void pageSaysColumnsStatesAndMomentsInWords() {
        Article story = stories.write("Crane sold").publish();
        jdbc.sql(
                        "update article set discussion = 'HELD', embargoed_until = '2041-03-04T09:30Z', headline = 'DRAFT' where id = ?")
                .param(story.getId())
                .update();
        assertThat(page("?kind=story&subject=%23" + story.getId()))
                .contains(
                        ">comments</span>",
                        "<bdi>each is read first</bdi>",
                        ">embargo until</span>",
                        "<bdi>4 Mar 2041, 09:30</bdi>")
                .contains("<bdi>DRAFT</bdi>")
                .doesNotContain(">discussion<", "embargoed_until", "2041-03-04");
    }

    @Test
    void everyColumnThatALineMayNameHasAWord() {
        List<String> columns = jdbc.sql("""
                        select distinct a.attname from pg_trigger t
                        join pg_proc f on f.oid = t.tgfoid and f.proname in ('audit_row', 'audit_part')
                        cross join lateral (select string_to_array(encode(t.tgargs, 'escape'), '\\000') as given) g
                        join pg_attribute a on a.attrelid = t.tgrelid and a.attnum > 0 and not a.attisdropped
                        where a.attname <> all (string_to_array(g.given[cardinality(g.given) - 1], ' '))
                        """).query(String.class).list();
        assertThat(columns)
                .contains("headline", "legal_hold", "due_at")
                .allSatisfy(column -> assertThat(
                                messages.getMessage("audit.key.column." + column, null, "", Locale.ENGLISH))
                        .as(column)
                        .isNotEmpty());
    }

    @Test
    void olderLinesAreOnTheNextPage() {
        for (int i = 0; i < 51; i++) {
            audit.note("account", "invited", null, "Number " + i + ".", Map.of());
        }
        String first = page("?subject=Number");
        assertThat(first).contains("Number 50.").doesNotContain("Number 0.");
        String older = org.jsoup.Jsoup.parse(first).select(".pager__older").attr("href");
        assertThat(page(older.substring(older.indexOf('?'))))
                .contains("Number 0.")
                .doesNotContain("Number 50.");
    }

    @Test
    void tableRunsNothingThatSomebodyTyped() {
        audit.note("account", "invited", null, "=cmd|' /C calc'!A0", Map.of());
        audit.note("account", "invited", null, "Say \"hello\", she said", Map.of());
        String csv = text("/desk/audit/export.csv?kind=account");
        assertThat(csv)
                .startsWith("\"number\",\"at\",\"account\"")
                .contains("\"'=cmd|' /C calc'!A0\"", "\"Say \"\"hello\"\", she said\"");
        assertThat(List.of("=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "\u0000=1"))
                .allSatisfy(each -> assertThat(AuditCsv.cell(each)).startsWith("\"'"));
        assertThat(AuditCsv.cell("a=1")).isEqualTo("\"a=1\"");
    }

    @Test
    void jsonHasTheSameLines() {
        audit.note("account", "invited", 9L, "Json Bourne", Map.of("role", "EDITOR"));
        JsonNode lines = JsonMapper.builder().build().readTree(text("/desk/audit/export.json?subject=Json"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("subject").asString()).isEqualTo("Json Bourne");
        assertThat(lines.get(0).get("detail").get("role").asString()).isEqualTo("EDITOR");
        assertThat(log.before(AuditFilter.of(null, "audit", null, null, null), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::act, AuditEntry::accountName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("exported", "Ada Press"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/audit", "/desk/audit/export.csv", "/desk/audit/export.json"})
    void onlyAdministratorsRead(String door) {
        assertThat(mvc.get().uri(door).with(Desk.asEditor())).hasStatus(403);
        assertThat(mvc.get().uri(door)).hasStatus(302);
    }

    private List<AuditEntry> since() {
        return log.before(AuditFilter.of(null, null, null, null, null), Long.MAX_VALUE, 100).stream()
                .filter(each -> each.id() > start)
                .toList();
    }

    private String page(String query) {
        return text("/desk/audit" + query);
    }

    private String text(String path) {
        MvcTestResult answer = mvc.get()
                .uri(java.net.URI.create(path))
                .with(Desk.asAdministrator())
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
