package org.masthead.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masthead.outbound.PublicWeb;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
import org.masthead.web.TypedText;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The webhooks at the desk, for administrators. */
@Controller
@Needs(Right.CHANGE_SETTINGS)
@RequestMapping("/desk/webhooks")
class WebhookDeskController {

    private static final String HOME = "/desk/webhooks";
    private static final int PAGE = 30;

    private final Webhooks webhooks;
    private final PublicWeb web;
    private final MessageSource messages;

    WebhookDeskController(Webhooks webhooks, PublicWeb web, MessageSource messages) {
        this.webhooks = webhooks;
        this.web = web;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return list(WebhookForm.EMPTY, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable List<String> occasions,
            RedirectAttributes flash) {
        WebhookForm form = WebhookForm.read(name, address, occasions);
        FormErrors errors = new FormErrors(messages);
        form.check(errors, web);
        if (!errors.isEmpty()) {
            return list(form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Webhooks.Made made = webhooks.create(form);
        flash.addFlashAttribute("secret", made.secret());
        return done(made.id(), flash, "webhook.created");
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable long id, @RequestParam(defaultValue = "") String before) {
        Webhook webhook = webhooks.find(id);
        return one(webhook, WebhookForm.of(webhook), before, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView change(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(required = false) @Nullable List<String> occasions,
            RedirectAttributes flash) {
        WebhookForm form = WebhookForm.read(name, address, occasions);
        FormErrors errors = new FormErrors(messages);
        form.check(errors, web);
        if (!errors.isEmpty()) {
            return one(webhooks.find(id), form, "", errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        webhooks.change(id, form);
        return done(id, flash, "webhook.saved");
    }

    @PostMapping("/{id}/activity")
    ModelAndView activate(@PathVariable long id, @RequestParam boolean active, RedirectAttributes flash) {
        webhooks.activate(id, active);
        return done(id, flash, active ? "webhook.activated" : "webhook.stopped");
    }

    @PostMapping("/{id}/ping")
    ModelAndView ping(@PathVariable long id, RedirectAttributes flash) {
        webhooks.ping(id);
        return done(id, flash, "webhook.pinged");
    }

    @PostMapping("/{id}/secret")
    ModelAndView renewSecret(@PathVariable long id, RedirectAttributes flash) {
        flash.addFlashAttribute("secret", webhooks.renewSecret(id));
        return done(id, flash, "webhook.renewed");
    }

    @PostMapping("/{id}/deliveries/{delivery}")
    ModelAndView again(@PathVariable long id, @PathVariable long delivery, RedirectAttributes flash) {
        webhooks.again(id, delivery);
        return done(id, flash, "webhook.sent-again");
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, RedirectAttributes flash) {
        webhooks.delete(id);
        return SeeOther.to(HOME, flash, messages, "webhook.deleted");
    }

    private ModelAndView list(WebhookForm form, FormErrors errors, HttpStatus status) {
        return page("webhook/desk/list", form, errors, status).addObject("webhooks", webhooks.all());
    }

    private ModelAndView one(Webhook webhook, WebhookForm form, String before, FormErrors errors, HttpStatus status) {
        List<Delivery> found =
                webhooks.deliveries(webhook.id(), TypedText.number(before).orElse(Long.MAX_VALUE), PAGE + 1);
        List<Delivery> shown = found.stream().limit(PAGE).toList();
        return page("webhook/desk/one", form, errors, status)
                .addObject("webhook", webhook)
                .addObject("deliveries", shown)
                .addObject("onward", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
    }

    private static ModelAndView page(String view, WebhookForm form, FormErrors errors, HttpStatus status) {
        return new ModelAndView(view, status)
                .addObject("desk", "webhooks")
                .addObject("form", form)
                .addObject(
                        "offered",
                        Occasion.offered().stream().map(Occasion::key).toList())
                .addObject("mistakes", errors.asMap());
    }

    private ModelAndView done(long id, RedirectAttributes flash, String notice) {
        return SeeOther.to(HOME + "/" + id, flash, messages, notice);
    }
}
