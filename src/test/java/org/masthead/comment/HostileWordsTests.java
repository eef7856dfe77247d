package org.masthead.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masthead.testing.Desk;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever somebody types into whichever field, nothing of it becomes a program on anybody's page. */
@NewsroomTest
class HostileWordsTests {

    private static final List<String> TAGS = List.of(
            "img src=x",
            "svg",
            "body",
            "iframe",
            "input autofocus",
            "video src=x",
            "audio src=x",
            "details open",
            "marquee",
            "object data=x",
            "embed src=x",
            "select autofocus",
            "textarea autofocus",
            "button autofocus",
            "a href=#",
            "div",
            "math",
            "style",
            "form",
            "keygen autofocus",
            "isindex",
            "frameset",
            "table background=x");
    private static final List<String> EVENTS = List.of(
            "onerror",
            "onload",
            "onfocus",
            "ontoggle",
            "onmouseover",
            "onstart",
            "onclick",
            "onanimationstart",
            "onpointerenter",
            "onbegin");
    private static final List<String> SHAPES = List.of("<%s %s=alert(1)>", "\"><%s/%s='alert(1)'//");
    private static final List<String> SCHEMES = List.of(
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "&#106;avascript:alert(1)",
            "javascript&colon;alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
            "vbscript:msgbox(1)",
            "\u0001javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "feed:javascript:alert(1)");
    private static final List<String> CLASSICS = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<scr<script>ipt>alert(1)</script>",
            "</textarea><script>alert(1)</script>",
            "</title><script>alert(1)</script>",
            "'-alert(1)-'",
            "\";alert(1);//",
            "{{constructor.constructor('alert(1)')()}}",
            "${alert(1)}",
            "[[${T(java.lang.Runtime).getRuntime()}]]",
            "__${T(java.lang.Runtime)}__::.x",
            "th:text=\"${1}\"",
            "<svg><script>alert&#40;1)</script>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<!--><img src=x onerror=alert(1)>-->",
            "<![CDATA[><img src=x onerror=alert(1)>]]>",
            "<base href=//evil.example/>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
            "<template><script>alert(1)</script></template>",
            "<a id=x name=cookie>clobber</a>",
            "<img name=getElementById>",
            "\u2028<script>alert(1)</script>",
            "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
            "%3Cscript%3Ealert(1)%3C/script%3E",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
            "![x](javascript:alert(1))",
            "![x\"onerror=alert(1)](https://x.example/)",
            "[x](https://x.example/\"onmouseover=alert(1))",
            "<https://x.example/\"onclick=alert(1)>",
            "```\n</code></pre><script>alert(1)</script>\n```",
            "`</code><script>alert(1)</script>`",
            "> <img src=x onerror=alert(1)>",
            "- <svg onload=alert(1)>",
            "**<script>alert(1)</script>**",
            "https://x.example/<script>alert(1)</script>",
            "https://x.example/?q=\"><img src=x onerror=alert(1)>");

    /** Elements that a page of ours has besides the text of comments, and their own scripts. */
    private static final Set<String> NEVER = Set.of(
            "iframe",
            "object",
            "embed",
            "base",
            "math",
            "marquee",
            "audio",
            "video",
            "frameset",
            "template",
            "style",
            "noscript",
            "keygen",
            "isindex");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RateLimits limits;

    @Autowired
    FormProof proofs;

    private String address;

    @BeforeEach
    void openTheConversation() {
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from discussion_policy").update();
        jdbc.sql("insert into discussion_policy (version, saved_at, policy) values (1, now(), ?::jsonb)")
                .param("""
                        {"approval": "NOBODY_HELD", "words": {"links": 0}, "thread": {"pageSize": 200},
                         "flood": {"perMinute": 10000, "perHour": 100000, "perArticlePerMinute": 1000000}}
                        """)
                .update();
        address = stories.write("Harbour reopens").publish().getAddress();
        limits.forgetAll();
    }

    @AfterEach
    void usualPolicy() {
        jdbc.sql("delete from discussion_policy").update();
    }

    @Test
    void listIsLongEnoughToMeanSomething() {
        assertThat(payloads()).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @Test
    void nothingThatIsTypedBecomesAProgram() {
        int number = 0;
        for (String payload : payloads()) {
            number++;
            harmless(post(payload, "Vera " + number, "vera@example.org", ""), payload);
            harmless(post("Name " + number, payload, "vera@example.org", ""), payload);
            harmless(post("Website " + number, "Vera", "vera@example.org", payload), payload);
            harmless(post("Address " + number, "Vera", payload, ""), payload);
        }
        // Repeated shapes wait for the desk; here everybody shall see all of them.
        jdbc.sql("update comment set status = 'APPROVED'").update();
        assertThat(jdbc.sql("select count(*) from comment").query(Long.class).single())
                .isGreaterThan(500);
        String next = address + "?order=newest";
        int pages = 0;
        while (!next.isEmpty()) {
            Document page = page(next);
            check(page, next);
            Element later = page.selectFirst(".thread__turn a:not(.onward--back)");
            next = later == null ? "" : later.attr("href").replaceAll("#.*", "");
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        check(page(address + "/comments/feed.xml"), "the feed");
    }

    private static List<String> payloads() {
        List<String> payloads = new ArrayList<>(CLASSICS);
        for (String tag : TAGS) {
            for (int i = 0; i < EVENTS.size(); i++) {
                payloads.add(String.format(Locale.ROOT, SHAPES.get(i % SHAPES.size()), tag, EVENTS.get(i)));
            }
        }
        for (String scheme : SCHEMES) {
            payloads.add(scheme);
            payloads.add("[x](" + scheme + ")");
            payloads.add("<a href=\"" + scheme + "\">x</a>");
        }
        return payloads;
    }

    private void harmless(MvcTestResult result, String payload) {
        int status = result.getResponse().getStatus();
        assertThat(status).as(payload).isIn(303, 422);
        if (status == 422) {
            check(Jsoup.parse(text(result)), payload);
        }
    }

    private MvcTestResult post(String comment, String name, String email, String website) {
        return mvc.post()
                .uri(address + "/comments")
                .param("comment", comment)
                .param("name", name)
                .param("email", email)
                .param("website", website)
                .param("proof", proofs.of(address + "/comments"))
                .with(Desk.sameOrigin())
                .exchange();
    }

    private Document page(String at) {
        MvcTestResult result = mvc.get().uri(java.net.URI.create(at)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static void check(Document page, String where) {
        for (Element element : page.getAllElements()) {
            assertThat(NEVER).as(where).doesNotContain(element.normalName());
            if (element.normalName().equals("script")) {
                assertThat(element.attr("src") + element.attr("type"))
                        .as(where)
                        .matches("/js/[\\w./-]+|application/ld\\+json");
            }
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey().toLowerCase(Locale.ROOT))
                        .as(where)
                        .doesNotStartWith("on");
                if (Set.of("href", "src", "action", "formaction").contains(attribute.getKey())) {
                    assertThat(attribute.getValue().strip().toLowerCase(Locale.ROOT))
                            .as(where)
                            .matches("(?s)(https?://|/|#|\\?|mailto:).*|");
                }
            }
        }
        for (Element body : page.select(".comment__body")) {
            assertThat(body.select("*:not(.comment__body)"))
                    .as(where)
                    .allMatch(each -> Set.of(
                                    "p", "br", "em", "strong", "blockquote", "code", "pre", "ul", "ol", "li", "a")
                            .contains(each.normalName()));
        }
    }
}
