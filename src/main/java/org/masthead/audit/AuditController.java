package org.masthead.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.site.SiteClock;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The log, for administrators: to look through, and to take away. */
@Controller
@Needs(Right.READ_AUDIT_LOG)
@RequestMapping("/desk/audit")
class AuditController {

    private static final int PAGE = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AuditLog log;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final SiteClock clock;

    AuditController(AuditLog log, Audit audit, JdbcClient jdbc, MessageSource messages, SiteClock clock) {
        this.log = log;
        this.audit = audit;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("desk")
    String desk() {
        return "audit";
    }

    @ModelAttribute("filter")
    AuditFilter filter(
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return AuditFilter.of(person, kind, subject, from, to);
    }

    @GetMapping
    String list(
            @ModelAttribute("filter") AuditFilter filter,
            @RequestParam(required = false) @Nullable String before,
            Locale locale,
            Model model) {
        long place = TypedText.number(before).orElse(Long.MAX_VALUE);
        List<AuditEntry> found = log.before(filter, place, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("entries", shown);
        model.addAttribute("people", log.people());
        model.addAttribute("kinds", log.kinds());
        model.addAttribute("words", new AuditWords(messages, clock, jdbc, locale));
        model.addAttribute("newestAddress", before == null ? null : address("", filter, null));
        model.addAttribute(
                "olderAddress",
                found.size() > PAGE ? address("", filter, shown.get(PAGE - 1).id()) : null);
        model.addAttribute("csvAddress", address("/export.csv", filter, null));
        model.addAttribute("jsonAddress", address("/export.json", filter, null));
        return "audit/desk/log";
    }

    @GetMapping("/export.csv")
    void csv(@ModelAttribute("filter") AuditFilter filter, HttpServletResponse response) throws IOException {
        audit.note("audit", "exported", null, "", Map.of("format", "csv"));
        AuditCsv table = new AuditCsv(file(response, "text/csv", "audit.csv"));
        log.each(filter, table::add);
        response.getWriter().flush();
    }

    @GetMapping("/export.json")
    void json(@ModelAttribute("filter") AuditFilter filter, HttpServletResponse response) throws IOException {
        audit.note("audit", "exported", null, "", Map.of("format", "json"));
        Writer writer = file(response, "application/json", "audit.json");
        writer.append('[');
        String[] separator = {"\n"};
        log.each(filter, entry -> {
            try {
                writer.append(separator[0]).append(JSON.writeValueAsString(Exported.of(entry)));
                separator[0] = ",\n";
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        writer.append("\n]\n").flush();
    }

    /** A line as it is taken away. */
    record Exported(
            long number,
            String at,
            @Nullable Long account,
            String name,
            @Nullable String networkAddress,
            String kind,
            String act,
            @Nullable Long subjectNumber,
            String subject,
            Map<String, Object> detail) {

        static Exported of(AuditEntry entry) {
            return new Exported(
                    entry.id(),
                    entry.at().toString(),
                    entry.accountId(),
                    entry.accountName(),
                    entry.networkAddress(),
                    entry.kind(),
                    entry.act(),
                    entry.subjectId(),
                    entry.subject(),
                    entry.detail());
        }
    }

    private static Writer file(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return response.getWriter();
    }

    private static String address(String file, AuditFilter filter, @Nullable Long before) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/audit" + file);
        Map<String, String> chosen = Map.of(
                "person", filter.person(),
                "kind", filter.kind(),
                "subject", filter.subject(),
                "from", filter.from(),
                "to", filter.to());
        chosen.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.encode().buildAndExpand(chosen).toUriString();
    }
}
