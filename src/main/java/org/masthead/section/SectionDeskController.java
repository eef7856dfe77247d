package org.masthead.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.section.SectionService.Direction;
import org.masthead.web.FormErrors;
import org.masthead.web.SeeOther;
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

/** The sections at the desk: one page on which every line is a form. */
@Controller
@Needs(Right.KEEP_SECTIONS)
@RequestMapping("/desk/sections")
class SectionDeskController {

    private final SectionService sections;
    private final Filed filed;
    private final MessageSource messages;

    SectionDeskController(SectionService sections, Filed filed, MessageSource messages) {
        this.sections = sections;
        this.filed = filed;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return page(null, SectionForm.EMPTY, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(SectionForm form, RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        if (errors.isEmpty()) {
            try {
                sections.create(form.name(), form.summary());
                return done(flash, "section.desk.created");
            } catch (NameRefused e) {
                errors.add("name", e.messageKey());
            }
        }
        return page(null, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}")
    ModelAndView describe(@PathVariable long id, SectionForm form, RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        if (!errors.isEmpty()) {
            return page(id, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        sections.describe(id, form.name(), form.summary());
        return done(flash, "section.desk.described");
    }

    @PostMapping("/{id}/position")
    ModelAndView move(@PathVariable long id, @RequestParam Direction direction, RedirectAttributes flash) {
        sections.move(id, direction);
        return done(flash, "section.desk.moved");
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, RedirectAttributes flash) {
        try {
            sections.delete(id);
            return done(flash, "section.desk.deleted");
        } catch (InUse e) {
            FormErrors errors = new FormErrors(messages);
            errors.add(FormErrors.WHOLE_FORM, "section.desk.in-use");
            return page(null, SectionForm.EMPTY, errors, HttpStatus.CONFLICT).addObject("uses", filed.underSection(id));
        }
    }

    /** The page; what was typed stands in the line of the section that was refused, or in the form for a new one. */
    private ModelAndView page(@Nullable Long refused, SectionForm typed, FormErrors errors, HttpStatus status) {
        List<SectionLabel> all = sections.all();
        List<SectionRow> rows = new ArrayList<>();
        for (SectionLabel each : all) {
            boolean mistaken = refused != null && refused == each.id();
            rows.add(new SectionRow(
                    each,
                    mistaken ? typed : new SectionForm(each.name(), each.summary()),
                    mistaken ? errors.asMap() : Map.of(),
                    each.equals(all.get(0)),
                    each.equals(all.get(all.size() - 1))));
        }
        return new ModelAndView("section/desk/sections", status)
                .addObject("desk", "sections")
                .addObject("rows", rows)
                .addObject("form", refused == null ? typed : SectionForm.EMPTY)
                .addObject("mistakes", errors.asMap())
                .addObject("errors", refused == null ? errors.asMap() : Map.of());
    }

    private ModelAndView done(RedirectAttributes flash, String messageKey) {
        return SeeOther.to("/desk/sections", flash, messages, messageKey);
    }
}
