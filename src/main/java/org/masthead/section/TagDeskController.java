package org.masthead.section;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.text.Slug;
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

/** The tags at the desk: spell them right, merge them, take them away. Articles bring new ones. */
@Controller
@Needs(Right.KEEP_SECTIONS)
@RequestMapping("/desk/tags")
class TagDeskController {

    private static final int PAGE = 200;

    private final TagService tags;
    private final MessageSource messages;

    TagDeskController(TagService tags, MessageSource messages) {
        this.tags = tags;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String q) {
        String words = TypedText.hasControlCharacters(q) ? "" : q.strip();
        List<TagLabel> found = tags.containing(words, PAGE + 1);
        List<TagRow> rows = found.stream()
                .limit(PAGE)
                .map(tag -> new TagRow(tag, tag.name(), "", Map.of()))
                .toList();
        return page(rows, new FormErrors(messages), HttpStatus.OK)
                .addObject("q", words)
                .addObject("more", found.size() > PAGE);
    }

    @PostMapping("/{id}")
    ModelAndView rename(@PathVariable long id, @RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
        String typed = TypedText.line(name);
        FormErrors errors = new FormErrors(messages);
        SectionForm.checkName(typed, Tag.LONGEST_NAME, errors);
        if (!errors.isEmpty()) {
            return refused(id, typed, "", errors);
        }
        tags.rename(id, typed);
        return done(flash, "section.tag.renamed");
    }

    @PostMapping("/{id}/merger")
    ModelAndView merge(@PathVariable long id, @RequestParam(defaultValue = "") String into, RedirectAttributes flash) {
        Optional<TagLabel> other = tags.bySlug(Slug.of(into, Tag.LONGEST_NAME));
        if (other.isEmpty() || other.get().id() == id) {
            FormErrors errors = new FormErrors(messages);
            errors.add("into", other.isEmpty() ? "section.tag.into-unknown" : "section.tag.into-itself");
            return refused(id, null, TypedText.line(into), errors);
        }
        try {
            tags.merge(id, other.get().id());
        } catch (InUse savedWithItMeanwhile) {
            FormErrors errors = new FormErrors(messages);
            errors.add("into", "section.tag.in-use");
            return refused(id, null, TypedText.line(into), errors);
        }
        return done(flash, "section.tag.merged");
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, RedirectAttributes flash) {
        try {
            tags.delete(id);
            return done(flash, "section.tag.deleted");
        } catch (InUse e) {
            FormErrors errors = new FormErrors(messages);
            errors.add(FormErrors.WHOLE_FORM, "section.tag.in-use");
            return page(List.of(row(id, null, "", errors)), errors, HttpStatus.CONFLICT);
        }
    }

    /** Only the tag in question, with what was typed. */
    private ModelAndView refused(long id, @Nullable String name, String into, FormErrors errors) {
        return page(List.of(row(id, name, into, errors)), new FormErrors(messages), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private TagRow row(long id, @Nullable String name, String into, FormErrors errors) {
        TagLabel tag = tags.find(id);
        return new TagRow(tag, name == null ? tag.name() : name, into, errors.asMap());
    }

    private ModelAndView page(List<TagRow> rows, FormErrors errors, HttpStatus status) {
        return new ModelAndView("section/desk/tags", status)
                .addObject("desk", "tags")
                .addObject("rows", rows)
                .addObject("q", "")
                .addObject("more", false)
                .addObject("errors", errors.asMap());
    }

    private ModelAndView done(RedirectAttributes flash, String messageKey) {
        return SeeOther.to("/desk/tags", flash, messages, messageKey);
    }
}
