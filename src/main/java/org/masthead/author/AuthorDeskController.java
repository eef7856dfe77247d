package org.masthead.author;

import org.jspecify.annotations.Nullable;
import org.masthead.right.Needs;
import org.masthead.right.Right;
import org.masthead.web.FormErrors;
import org.masthead.web.NotFound;
import org.masthead.web.SeeOther;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The authors at the desk. */
@Controller
@Needs(Right.KEEP_SECTIONS)
@RequestMapping("/desk/authors")
class AuthorDeskController {

    private final AuthorService authors;
    private final MessageSource messages;

    AuthorDeskController(AuthorService authors, MessageSource messages) {
        this.authors = authors;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("author/desk/list")
                .addObject("desk", "authors")
                .addObject("authors", authors.profiles());
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return page(null, AuthorForm.EMPTY, new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView create(AuthorForm form, RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        if (!errors.isEmpty()) {
            return page(null, form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        authors.create(form.name(), form.position(), form.biography());
        return done(flash, "author.desk.created");
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable long id) {
        return page(author(id), AuthorForm.of(author(id)), new FormErrors(messages), HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView describe(@PathVariable long id, AuthorForm form, RedirectAttributes flash) {
        FormErrors errors = new FormErrors(messages);
        form.check(errors);
        if (!errors.isEmpty()) {
            return page(author(id), form, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        authors.describe(id, form.name(), form.position(), form.biography());
        return done(flash, "author.desk.described");
    }

    @PostMapping("/{id}/deletion")
    ModelAndView delete(@PathVariable long id, RedirectAttributes flash) {
        try {
            authors.delete(id);
            return done(flash, "author.desk.deleted");
        } catch (AuthorInUse e) {
            FormErrors errors = new FormErrors(messages);
            errors.add(FormErrors.WHOLE_FORM, "author.desk.in-use");
            return page(author(id), AuthorForm.of(author(id)), errors, HttpStatus.CONFLICT);
        }
    }

    private Author author(long id) {
        return authors.find(id).orElseThrow(NotFound::new);
    }

    private ModelAndView page(@Nullable Author author, AuthorForm form, FormErrors errors, HttpStatus status) {
        return new ModelAndView("author/desk/edit", status)
                .addObject("desk", "authors")
                .addObject("author", author == null ? null : author.profile())
                .addObject("form", form)
                .addObject("errors", errors.asMap());
    }

    private ModelAndView done(RedirectAttributes flash, String messageKey) {
        return SeeOther.to("/desk/authors", flash, messages, messageKey);
    }
}
