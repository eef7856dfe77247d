package org.masthead.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.masthead.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log, newest first. */
@Component
@Transactional(readOnly = true)
class AuditLog {

    private static final int AT_ONCE = 500;
    private static final TypeReference<LinkedHashMap<String, Object>> DETAIL = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final SiteSettings site;

    AuditLog(JdbcClient jdbc, SiteSettings site) {
        this.jdbc = jdbc;
        this.site = site;
    }

    /** The lines before one of them. */
    List<AuditEntry> before(AuditFilter filter, long id, int count) {
        return chosen(filter, id, "limit " + count).query(AuditLog::map).list();
    }

    /** All lines, one after the other: however many there are, few of them are in memory. */
    void each(AuditFilter filter, Consumer<AuditEntry> reader) {
        chosen(filter, Long.MAX_VALUE, "").withFetchSize(AT_ONCE).query(row -> {
            reader.accept(map(row, 0));
        });
    }

    /** Who is named in the log, by number; the last name that they had. */
    Map<Long, String> people() {
        Map<Long, String> people = new LinkedHashMap<>();
        jdbc.sql("""
                select account_id, account_name from (
                    select distinct on (account_id) account_id, account_name from audit_entry
                    where account_id is not null order by account_id, id desc) named
                order by account_name, account_id
                """).query(row -> {
            people.put(row.getLong("account_id"), row.getString("account_name"));
        });
        return people;
    }

    /** The kinds of subjects that there are lines of. */
    List<String> kinds() {
        return jdbc.sql("select distinct kind from audit_entry order by kind")
                .query(String.class)
                .list();
    }

    private StatementSpec chosen(AuditFilter filter, long before, String limit) {
        @Nullable Long person = filter.account();
        @Nullable Long number = filter.subjectNumber();
        String where = (person == null ? "" : "and account_id = :person ")
                + (filter.kind().isEmpty() ? "" : "and kind = :kind ")
                + (filter.subject().isEmpty()
                        ? ""
                        : number == null
                                ? "and strpos(lower(subject), lower(:subject)) > 0 "
                                : "and subject_id = :number ");
        StatementSpec statement = jdbc.sql("""
                        select id, at, account_id, account_name, network_address, kind, act, subject_id, subject, detail
                        from audit_entry where id < :before and at >= :start and at < :end
                        """ + where + "order by id desc " + limit)
                .param("before", before)
                .param("start", filter.start(site.timeZone()))
                .param("end", filter.end(site.timeZone()))
                .param("kind", filter.kind())
                .param("subject", filter.subject());
        if (person != null) {
            statement = statement.param("person", person);
        }
        return number == null ? statement : statement.param("number", number);
    }

    private static AuditEntry map(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("account_id", Long.class),
                row.getString("account_name"),
                row.getString("network_address"),
                row.getString("kind"),
                row.getString("act"),
                row.getObject("subject_id", Long.class),
                row.getString("subject"),
                JSON.readValue(row.getString("detail"), DETAIL));
    }
}
