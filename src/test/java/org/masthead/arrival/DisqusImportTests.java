package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisqusImportTests extends ImportTests {

    private static final String EXPORT = """
            <?xml version="1.0" encoding="utf-8"?>
            <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
            <category dsq:id="1"><forum>oldpaper</forum><title>General</title><isDefault>true</isDefault></category>
            <thread dsq:id="10"><id>7 https://old.example/?p=7</id><forum>oldpaper</forum><category dsq:id="1"/>
              <link>http://www.old.example/2019/05/17/the-ferry/?utm_source=x</link><title>The ferry</title><message/>
              <createdAt>2019-05-17T08:31:00Z</createdAt><author><name>Nell</name><isAnonymous>false</isAnonymous><username>nell</username></author>
              <isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
            <thread dsq:id="11"><id/><forum>oldpaper</forum><link>http://old.example/never</link><title>Never</title></thread>
            <post dsq:id="100"><id/><message><![CDATA[<p>First <b>!</b></p>]]></message><createdAt>2019-05-18T10:00:00Z</createdAt>
              <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ada</name><isAnonymous>true</isAnonymous></author><thread dsq:id="10"/></post>
            <post dsq:id="101"><message><![CDATA[<p>Second<script>alert(1)</script></p>]]></message><createdAt>2019-05-18T11:00:00Z</createdAt>
              <isDeleted>false</isDeleted><isSpam>true</isSpam><author><username>ben</username></author><thread dsq:id="10"/><parent dsq:id="100"/></post>
            <post dsq:id="102"><message><![CDATA[<p>Gone</p>]]></message><createdAt>2019-05-18T12:00:00Z</createdAt>
              <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Cem</name></author><thread dsq:id="10"/></post>
            <post dsq:id="103"><message><![CDATA[<p>Lost</p>]]></message><createdAt>2019-05-18T12:00:00Z</createdAt>
              <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Dee</name></author><thread dsq:id="11"/></post>
            </disqus>
            """;

    @BeforeEach
    void publishTheStory() throws Exception {
        take(new Wxr()
                .post(7, "The ferry", "publish")
                .name("the-ferry")
                .date("2019-05-17 08:30:00")
                .content("It came late.")
                .comment(1, 0, "Ada", "First <b>!</b>", "1")
                .end()
                .toString());
        jdbc.sql("update comment set created_at = '2019-05-18 10:00:00Z'").update();
    }

    @Test
    void commentsFindTheirStoryByAnAddressThatItHad() throws Exception {
        jdbc.sql("delete from comment").update();
        ImportRun run = take(EXPORT);
        assertThat(run.source()).isEqualTo("disqus");
        assertThat(list("select author_name || '|' || body || '|' || status || '|' || level from comment order by id"))
                .containsExactly("Ada|First **!**|APPROVED|1", "ben|Second|SPAM|2", "Cem|Gone|REMOVED|1");
        assertThat(reasons(run)).containsExactly("noStory", "story");
        assertThat(run.totals().count(Kind.STORY, Outcome.UNCHANGED)).isEqualTo(1);
        assertThat(count("article")).isEqualTo(1);
    }

    @Test
    void commentThatIsHereAlreadyIsNotDoubledButAnswered() throws Exception {
        ImportRun run = take(EXPORT);
        assertThat(count("comment")).isEqualTo(3);
        assertThat(list("select p.author_name from comment c join comment p on p.id = c.parent_id"))
                .containsExactly("Ada");
        assertThat(run.totals().count(Kind.COMMENT, Outcome.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void sameFileAgainAddsNothingAndUndoTakesTheCommentsBackOnly() throws Exception {
        ImportRun first = take(EXPORT);
        ImportRun again = take(EXPORT);
        assertThat(again.totals().count(Kind.COMMENT, Outcome.IMPORTED)).isZero();
        assertThat(undo.begin(first.id())).isTrue();
        undo.undo(first.id());
        assertThat(count("comment")).isEqualTo(1);
        assertThat(count("article")).isEqualTo(1);
    }

    @Test
    void dryRunLooksForTheStoriesToo() throws Exception {
        ImportRun dry = take(file(EXPORT), true);
        assertThat(reasons(dry)).containsExactly("noStory", "story");
        assertThat(count("comment")).isEqualTo(1);
    }

    @Test
    void cutFileFailsWithLineAndColumn() {
        assertThatThrownBy(() -> take(EXPORT.substring(0, EXPORT.indexOf("Cem"))))
                .isInstanceOf(ArrivalFailed.class)
                .hasMessageMatching("(?s)The file cannot be read at line \\d+, column \\d+: .*");
    }
}
