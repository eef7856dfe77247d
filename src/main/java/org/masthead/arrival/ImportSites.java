package org.masthead.arrival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.arrival.ImportLedger.Id;
import org.masthead.command.Command.WrongUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows who wrote on other sites, and what administrators chose for these. */
@Component
class ImportSites {

    private final JdbcClient jdbc;

    ImportSites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who wrote there.
     *
     * @param account theirs here: the chosen one, or the one with their address; null for a guest
     * @param person whose account that is; null for a guest
     * @param chosen whether somebody said so
     */
    record Author(
            String source,
            String name,
            String email,
            @Nullable Long account,
            @Nullable String person,
            boolean chosen) {}

    /** Somebody who can be chosen. */
    record Person(long id, String name, String email) {}

    /** What addresses of categories and tags begin with; empty for WordPress' own. */
    record Bases(String category, String tag) {}

    List<Author> authors(String origin) {
        return jdbc.sql("""
                        select i.source, i.name, i.email, k.id as account, k.name as person, i.chosen
                        from import_author i
                        left join account k on case when i.chosen then k.id = i.account_id else k.email = lower(i.email) end
                        where i.origin = ? order by lower(i.name), i.source
                        """)
                .param(origin)
                .query((row, number) -> new Author(
                        row.getString("source"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getObject("account", Long.class),
                        row.getString("person"),
                        row.getBoolean("chosen")))
                .list();
    }

    List<Person> people() {
        return jdbc.sql("select id, name, email from account order by lower(name), id")
                .query(Person.class)
                .list();
    }

    Bases bases(String origin) {
        return jdbc.sql("select category_base, tag_base from import_site where origin = ?")
                .param(origin)
                .query((row, number) -> new Bases(row.getString(1), row.getString(2)))
                .optional()
                .orElse(new Bases("", ""));
    }

    /** Notes who wrote there; what was chosen stays. */
    void meet(String origin, List<Arrival.Author> authors) {
        if (authors.isEmpty()) {
            return;
        }
        Map<String, Arrival.Author> bySource = new HashMap<>();
        authors.forEach(author -> bySource.putIfAbsent(Id.fit(author.key()), author));
        Rows rows = new Rows();
        bySource.forEach((source, author) -> rows.add(
                "source", source, "name", Rows.fit(author.name(), 120), "email", Rows.fit(author.email(), 254)));
        jdbc.sql("""
                        insert into import_author as i (origin, source, name, email)
                        select :origin, source, name, email
                        from json_to_recordset(:rows::json) as r(source text, name text, email text)
                        on conflict (origin, source) do update set name = excluded.name,
                            email = case when excluded.email = '' then i.email else excluded.email end
                        """).param("origin", origin).param("rows", rows.json()).update();
    }

    /** Says who an author is here. */
    void choose(String origin, String source, @Nullable Long account) {
        jdbc.sql("""
                        insert into import_author (origin, source, name, chosen, account_id)
                        values (:origin, :source, left(:source, 120), true, :account)
                        on conflict (origin, source) do update set chosen = true, account_id = excluded.account_id
                        """)
                .param("origin", origin)
                .param("source", Id.fit(source))
                .param("account", account, java.sql.Types.BIGINT)
                .update();
    }

    /** Leaves it to their address again who an author is. */
    void leave(String origin, String source) {
        jdbc.sql(
                        "update import_author set chosen = false, account_id = null where origin = ? and source = ? and chosen")
                .params(origin, source)
                .update();
    }

    void choose(String origin, Bases bases) {
        jdbc.sql("""
                        insert into import_site (origin, category_base, tag_base) values (:origin, :category, :tag)
                        on conflict (origin) do update set category_base = excluded.category_base, tag_base = excluded.tag_base
                        """)
                .param("origin", origin)
                .param("category", bases.category())
                .param("tag", bases.tag())
                .update();
    }

    /** Keeps what was said in a terminal; what was not stays as it was. */
    @Transactional
    void choose(String origin, ImportChoices choices) {
        choices.authors.forEach((source, email) -> choose(origin, source, email.isEmpty() ? null : account(email)));
        Bases before = bases(origin);
        Bases now = new Bases(
                choices.categoryBase.isEmpty() ? before.category() : choices.categoryBase,
                choices.tagBase.isEmpty() ? before.tag() : choices.tagBase);
        if (!now.equals(before)) {
            choose(origin, now);
        }
    }

    /** Complains of the first address that is no account's, before anything begins. */
    void check(ImportChoices choices) {
        choices.authors.values().stream().filter(email -> !email.isEmpty()).forEach(this::account);
    }

    private long account(String email) {
        return jdbc.sql("select id from account where email = lower(?)")
                .param(email)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new WrongUse("There is no account with the address " + email + "."));
    }
}
