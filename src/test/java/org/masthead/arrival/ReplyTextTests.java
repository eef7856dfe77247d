package org.masthead.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTextTests {

    @Test
    void cellsAndRowsOfATableAreToldApart() {
        assertThat(ReplyText.of("""
                Who earns what:
                <table>
                <thead>
                <tr><th>Name</th><th>Salary</th></tr>
                </thead>
                <tbody>
                <tr>
                <td><a href="https://example.org/">John</a></td>
                <td>$1</td>
                </tr>
                </tbody>
                </table>
                Done.""")).isEqualTo("""
                Who earns what:

                Name · Salary
                [John](https://example.org/) · $1

                Done.""");
    }

    @Test
    void headingsAndDefinitionsStandByThemselves() {
        assertThat(
                        ReplyText.of(
                                "<h2>Words</h2><dl><dt>Quay</dt><dd>Where ships lie.</dd><dt>Tide</dt><dd>Comes.</dd></dl>After"))
                .isEqualTo("""
                **Words**

                **Quay**
                Where ships lie.

                **Tide**
                Comes.

                After""");
    }

    @Test
    void listsAreListsAndLinesAreLines() {
        assertThat(ReplyText.of("One\ntwo<ul>\n<li>first</li>\n<li>second</li>\n</ul>"))
                .isEqualTo("One\ntwo\n\n- first\n- second");
    }

    @Test
    void quotationsAreMarkedAsFarAsSomebodyUnderstandsThem() {
        assertThat(ReplyText.of("<blockquote>One<blockquote>two</blockquote></blockquote>Mine"))
                .isEqualTo("> One\n>\n> > two\n\nMine");
        assertThat(ReplyText.of("<blockquote>".repeat(100) + "Deep")).isEqualTo("> ".repeat(5) + "Deep");
    }
}
