package org.masthead.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masthead.article.Article;
import org.masthead.testing.NewsroomTest;
import org.masthead.testing.Stories;
import org.masthead.web.RateLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What readers find, in which order, and what they never find. */
@NewsroomTest
class SearchTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stories stories;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SearchLanguage language;

    @Autowired
    SearchUpkeep upkeep;

    @Autowired
    RateLimits limits;

    @BeforeEach
    void emptyTheNewsroom() {
        limits.forgetAll();
        jdbc.sql("delete from article").update();
        jdbc.sql("delete from search_word").update();
        jdbc.sql("delete from search_stale").update();
        language.tell(Locale.UK);
    }

    @Test
    void endingsAccentsAndCapitalsMakeNoDifference() {
        stories.write("The Café reopens its doors").publish();
        assertThat(headlines("/search?q=cafe reopening DOOR")).containsExactly("The Café reopens its doors");
        assertThat(headlines("/search?q=cafés")).containsExactly("The Café reopens its doors");
    }

    @Test
    void headlineCountsMoreThanStandfirstAndThatMoreThanBody() {
        stories.write("In the body").saying("The ferry sails at noon, in fog.").publish();
        stories.write("In the standfirst").introducedBy("The ferry sails").publish();
        stories.write("The ferry").publish();
        assertThat(headlines("/search?q=ferry")).containsExactly("The ferry", "In the standfirst", "In the body");
    }

    @Test
    void ofTwoAlikeTheNewerComesFirst() {
        stories.write("Ferry last year").published(Duration.ofDays(400)).publish();
        stories.write("Ferry this week").published(Duration.ofDays(2)).publish();
        stories.write("Ferry last month").published(Duration.ofDays(40)).publish();
        assertThat(headlines("/search?q=ferry"))
                .containsExactly("Ferry this week", "Ferry last month", "Ferry last year");
    }

    @Test
    void authorsAndTagsAreWordsOfAStory() {
        stories.write("Unrelated").by("Nell Thorsby").tagged("Tides").publish();
        assertThat(headlines("/search?q=thorsby")).containsExactly("Unrelated");
        assertThat(headlines("/search?q=tide")).containsExactly("Unrelated");
    }

    @Test
    void phrasesAlternativesAndExclusionsAreUnderstood() {
        stories.write("Red house").publish();
        stories.write("House, red roof").publish();
        assertThat(headlines("/search?q=\"red house\"")).containsExactly("Red house");
        assertThat(headlines("/search?q=house -roof")).containsExactly("Red house");
        assertThat(headlines("/search?q=roof or \"red house\"")).hasSize(2);
    }

    @Test
    void tagsAndAddressesInTheMarkupAreNoWords() {
        stories.write("Marked up")
                .saying("Un<em>believ</em>able <a href=\"https://hidden.example/secretpath\">link</a>\n\n> quoted")
                .publish();
        assertThat(headlines("/search?q=unbelievable")).containsExactly("Marked up");
        assertThat(headlines("/search?q=secretpath")).isEmpty();
        assertThat(headlines("/search?q=blockquote")).isEmpty();
        assertThat(headlines("/search?q=quoted")).containsExactly("Marked up");
    }

    @Test
    void draftsWithdrawnAndEmbargoedStoriesAreNotFound() {
        stories.write("Kraken draft").draft();
        stories.write("Kraken withdrawn").withdraw();
        stories.write("Kraken embargoed").published(Duration.ofHours(-1)).publish();
        Article live = stories.write("Kraken live").publish();
        assertThat(headlines("/search?q=kraken")).containsExactly("Kraken live");

        jdbc.sql("update article set status = 'WITHDRAWN' where id = ?")
                .param(live.getId())
                .update();
        upkeep.catchUp();
        assertThat(page("/search?q=kraken").text())
                .contains("Nothing found for “kraken”")
                .doesNotContain("draft");
        assertThat(page("/search?q=krakem").select(".search__meant")).isEmpty();
    }

    @Test
    void sectionAuthorAndDatesNarrowTheSearch() {
        stories.write("Ferry one")
                .inSection("Port")
                .by("Nell Thorsby")
                .published(Duration.ofDays(30))
                .publish();
        stories.write("Ferry two")
                .inSection("Port")
                .by("Sol Vane")
                .published(Duration.ofDays(20))
                .publish();
        stories.write("Ferry three")
                .inSection("Arts")
                .by("Nell Thorsby")
                .published(Duration.ofDays(10))
                .publish();
        assertThat(headlines("/search?q=ferry&section=port")).containsExactlyInAnyOrder("Ferry one", "Ferry two");
        assertThat(headlines("/search?q=ferry&author=nell-thorsby"))
                .containsExactlyInAnyOrder("Ferry one", "Ferry three");
        assertThat(headlines("/search?q=ferry&section=port&author=nell-thorsby"))
                .containsExactly("Ferry one");
        assertThat(headlines("/search?q=ferry&from=2026-11-04&to=2026-11-04")).containsExactly("Ferry two");
        assertThat(headlines("/search?q=ferry&from=2026-11-05")).containsExactly("Ferry three");
        assertThat(headlines("/search?q=ferry&to=2026-11-03")).containsExactly("Ferry one");
        assertThat(page("/search?q=ferry&section=port").select("details[open]")).hasSize(1);
    }

    @Test
    void limitsWithoutWordsListStoriesByDate() {
        for (int i = 1; i <= 23; i++) {
            stories.write("Port " + i)
                    .inSection("Port")
                    .published(Duration.ofDays(i))
                    .publish();
        }
        stories.write("Elsewhere").inSection("Arts").publish();
        stories.write("A draft").inSection("Port");
        Document first = page("/search?section=port");
        assertThat(first.select(".row__headline").eachText())
                .hasSize(20)
                .startsWith("Port 1", "Port 2")
                .doesNotContain("Elsewhere");
        assertThat(first.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(headlines(first.select("a[rel~=next]").attr("href")))
                .containsExactly("Port 21", "Port 22", "Port 23");
        assertThat(headlines("/search?section=port&from=2026-11-22")).containsExactly("Port 1", "Port 2");
        assertThat(page("/search?section=arts&to=2020-01-01").text()).contains("No story fits these limits");
        assertThat(get("/search?section=port&after=9")).hasStatus(404);
    }

    @Test
    void theBareFormAloneMayBeIndexed() {
        Document bare = page("/search");
        assertThat(bare.select("meta[name=robots]")).isEmpty();
        assertThat(bare.select("meta[name=description]").attr("content"))
                .isEqualTo("Search the stories of The Masthead by words, section, author and date.");
        assertThat(bare.select("link[rel=canonical]").attr("href")).endsWith("/search");
    }

    @Test
    void foundWordsAreMarkedAndEverythingIsEscaped() {
        stories.write("Fish & <b>ferry</b>")
                .saying("Before the ferry &lt;script&gt;alert(1)&lt;/script&gt; sails.")
                .publish();
        Document page = page("/search?q=ferry");
        Element row = page.selectFirst(".row");
        assertThat(row.select("mark").eachText()).hasSize(2).allMatch("ferry"::equals);
        assertThat(row.select("b, script")).isEmpty();
        assertThat(row.selectFirst(".row__headline").text()).isEqualTo("Fish & <b>ferry</b>");
        assertThat(page("/search?q=<script>alert(1)</script>").select("main script"))
                .isEmpty();
    }

    @Test
    void foundAccentsAreMarkedToo() {
        stories.write("Coffee").saying("They met in the café by the pier.").publish();
        assertThat(page("/search?q=cafe").select("mark").eachText()).containsExactly("café");
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEndedAndRepeatNothing() {
        for (int i = 0; i < 45; i++) {
            stories.write("Ferry number " + i).published(Duration.ofDays(i / 3)).publish();
        }
        Set<String> seen = new LinkedHashSet<>();
        String next = "/search?q=ferry";
        while (next != null) {
            Document page = page(next);
            List<String> found = page.select(".row__headline").eachText();
            assertThat(seen).doesNotContainAnyElementsOf(found);
            seen.addAll(found);
            stories.write("Ferry published meanwhile, after " + seen.size()).publish();
            Element link = page.selectFirst(".paging a[rel~=next]");
            next = link == null ? null : link.attr("href");
        }
        assertThat(seen)
                .filteredOn(headline -> headline.startsWith("Ferry number"))
                .hasSize(45);
    }

    @Test
    void misspeltWordsAreAskedAbout() {
        stories.write("Council rebuilds the bridge")
                .saying("The harbour café stays.")
                .publish();
        upkeep.catchUp();
        assertThat(meant("coucnil brigde")).isEqualTo("council bridge");
        assertThat(meant("\"councl rebuilds\" -roof")).isEqualTo("\"council rebuilds\" -roof");
        assertThat(meant("harbuor")).isEqualTo("harbour");
        assertThat(meant("zeppelin")).isEmpty();
        assertThat(page("/search?q=council").select(".search__meant")).isEmpty();
        assertThat(headlines(page("/search?q=coucnil")
                        .selectFirst(".search__meant a")
                        .attr("href")))
                .hasSize(1);
    }

    @Test
    void searchWithoutWordsSaysSo() {
        stories.write("The ferry").publish();
        for (String wordless : new String[] {"-ferry", "\"", "or", "&|!():*", "the", "<->", "\\"}) {
            assertThat(page("/search?q=" + wordless).text()).as(wordless).contains("There is nothing to look for yet");
        }
        assertThat(page("/search").select(".search__notice, .row")).isEmpty();
    }

    @Test
    void resultsAreForNoMachineAndSetNoCookie() {
        stories.write("The ferry").publish();
        MvcTestResult result = get("/search?q=ferry");
        assertThat(result.getResponse().getHeader("Set-Cookie")).isNull();
        Document page = page("/search?q=ferry");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
        assertThat(page.select("link[rel=canonical]")).isEmpty();
        assertThat(page.select("meta[name=description]").attr("content"))
                .isEqualTo("What The Masthead has written about “ferry”.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/search?q=&section=&author=&from=&to=|/search",
                "/search?q=ferry&section=&author=&from=&to=|/search?q=ferry",
                "/search?q=caf%C3%A9%26%23%20%2B&section=town&from=|/search?q=caf%C3%A9%26%23%20%2B&section=town",
                "/search?q=ferry&to=2026-11-04&author=|/search?q=ferry&to=2026-11-04"
            })
    void emptyFieldsDoNotStayInTheAddress(String sent, String tidy) {
        assertThat(mvc.get().uri(URI.create(sent))).hasStatus(302).hasHeader("Location", tidy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%00",
                "q=a%00b",
                "q=%1B",
                "q=ferry&from=2026-13-01",
                "q=ferry&from=yesterday",
                "q=ferry&from=%2B999999999-12-31",
                "q=ferry&to=2026-02-30",
                "q=ferry&from=2026-02-02&to=2026-02-01",
                "q=ferry&to=%00"
            })
    void whatCannotBeReadIsSaidOnThePage(String query) {
        MvcTestResult result = mvc.get().uri(URI.create("/search?" + query)).exchange();
        assertThat(result).hasStatus(400);
        assertThat(document(result).select(".field__error").text()).isNotBlank();
    }

    @Test
    void wordsWithoutEndAreRefusedWithTheLimit() {
        MvcTestResult result =
                mvc.get().uri(URI.create("/search?q=" + "a".repeat(201))).exchange();
        assertThat(result).hasStatus(400);
        assertThat(document(result).select(".field__error").text()).isEqualTo("Please use at most 200 characters.");
        assertThat(mvc.get().uri(URI.create("/search?q=" + "a".repeat(200)))).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=ferry&section=nowhere",
                "q=ferry&section=%00",
                "q=ferry&author=nobody",
                "q=ferry&after=nonsense",
                "q=ferry&after=1-1-1",
                "q=ferry&after=ffffffffffffffff-1-1",
                "q=ferry&after=7ff0000000000000-1-1",
                "q=ferry&after=3ff0000000000000-1-9999999999",
                "q=ferry&after=0000000000000000-1-1",
                "q=ferry&after=3ff0000000000000-999999999999999999999-1"
            })
    void whatNoPageOfOursLinksToIsNotThere(String query) {
        stories.write("The ferry").publish();
        assertThat(mvc.get().uri(URI.create("/search?" + query))).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%F0%9F%9A%A2",
                "q=ferry&from=0000-01-01&to=9999-12-31",
                "q='%3B drop table article%3B --",
                "q=%25_%5C%22%27",
                "q=((((((((((",
                "q=a:*b:A",
                "q=ferry&q=fog",
                "q=%EF%BF%BD",
                "q=ferry&unknown=1"
            })
    void oddQuestionsGetAnAnswer(String query) {
        assertThat(mvc.get().uri(URI.create("/search?" + query.replace(" ", "%20"))))
                .hasStatusOk();
    }

    @Test
    void oneNetworkCannotSearchWithoutEnd() {
        int allowed = 0;
        MvcTestResult result = get("/search?q=ferry");
        while (result.getResponse().getStatus() == 200 && allowed < 200) {
            allowed++;
            result = get("/search?q=ferry");
        }
        assertThat(allowed).isEqualTo(120);
        assertThat(result).hasStatus(429).containsHeader("Retry-After");
        assertThat(get("/search")).hasStatusOk();
    }

    @Test
    void everyPageOffersSearch() {
        Article article = stories.write("The ferry").publish();
        for (String address : new String[] {"/", "/section/town", article.getAddress(), "/search"}) {
            assertThat(page(address).select("header a[href=/search]").text()).isEqualTo("Search");
        }
    }

    private String meant(String words) {
        return page("/search?q=" + words).select(".search__meant a").text();
    }

    private List<String> headlines(String address) {
        return page(address).select(".row__headline").eachText();
    }

    private Document page(String address) {
        MvcTestResult result = get(address);
        assertThat(result).as(address).hasStatusOk();
        return document(result);
    }

    /** Words of an address may be written as people type them. */
    private MvcTestResult get(String address) {
        int words = address.indexOf("?q=");
        if (words < 0 || address.indexOf('%') >= 0) {
            return mvc.get().uri(URI.create(address)).exchange();
        }
        int end = address.indexOf("&section=") > 0
                        || address.indexOf("&author=") > 0
                        || address.indexOf("&from=") > 0
                        || address.indexOf("&to=") > 0
                        || address.indexOf("&after=") > 0
                ? address.indexOf('&')
                : address.length();
        String encoded = URLEncoder.encode(address.substring(words + 3, end), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return mvc.get()
                .uri(URI.create(address.substring(0, words + 3) + encoded + address.substring(end)))
                .exchange();
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
