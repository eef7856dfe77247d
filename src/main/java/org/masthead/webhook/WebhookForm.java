package org.masthead.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.OutboundRefused;
import org.masthead.outbound.PublicWeb;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;

/** What is typed of a system that is to be told. */
record WebhookForm(String name, String address, List<String> occasions) {

    static final WebhookForm EMPTY = new WebhookForm(
            "", "", Occasion.offered().stream().map(Occasion::key).toList());

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 2000;

    static WebhookForm read(String name, String address, @Nullable List<String> occasions) {
        return new WebhookForm(
                TypedText.line(name),
                address.strip(),
                occasions == null
                        ? List.of()
                        : Occasion.offered().stream()
                                .map(Occasion::key)
                                .filter(occasions::contains)
                                .toList());
    }

    static WebhookForm of(Webhook webhook) {
        return new WebhookForm(webhook.name(), webhook.address(), webhook.occasions());
    }

    void check(FormErrors errors, PublicWeb web) {
        if (name.isEmpty()) {
            errors.add("name", "webhook.name.missing");
        } else if (TypedText.length(name) > LONGEST_NAME) {
            errors.add("name", "webhook.name.long");
        }
        if (occasions.isEmpty()) {
            errors.add("occasions", "webhook.occasions.missing");
        }
        try {
            if (address.length() > LONGEST_ADDRESS) {
                throw new URISyntaxException(address, "too long");
            }
            web.check(new URI(address));
        } catch (URISyntaxException | OutboundRefused e) {
            errors.add("address", "webhook.address.refused");
        }
    }
}
