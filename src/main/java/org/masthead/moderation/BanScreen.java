package org.masthead.moderation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.comment.Finding;
import org.masthead.comment.RecordScreen;
import org.masthead.comment.Submission;
import org.masthead.moderation.Bans.Ban;
import org.masthead.site.SiteClock;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Turns away who is banned, and says so: why, and until when. Nobody writes into the void. */
@Component
class BanScreen implements RecordScreen {

    private final Bans bans;
    private final SiteClock clock;
    private final MessageSource messages;

    BanScreen(Bans bans, SiteClock clock, MessageSource messages) {
        this.bans = bans;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public List<List<Finding>> examine(List<Submission> submissions) {
        List<@Nullable Ban> against = bans.against(
                submissions.stream().map(each -> each.words().email()).toList(),
                submissions.stream().map(Submission::networkAddress).toList());
        return against.stream()
                .map(ban -> ban == null ? List.<Finding>of() : List.of(finding(ban)))
                .toList();
    }

    private Finding finding(Ban ban) {
        return Finding.of(Finding.Outcome.REFUSE, "ban", ban.email() != null ? "address" : "network", words(ban));
    }

    private String words(Ban ban) {
        return Stream.of(
                        ban.endsAt() == null
                                ? say("moderation.ban-without-end")
                                : say("moderation.ban-until", clock.dateTime(ban.endsAt())),
                        say("moderation.ban-because", say("moderation.reason." + ban.reason())),
                        ban.note())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
