package org.masthead.article;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.author.AuthorService;
import org.masthead.media.Picture;
import org.masthead.media.PictureService;
import org.masthead.media.PictureUpload;
import org.masthead.section.SectionService;
import org.masthead.web.FormErrors;
import org.masthead.web.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Everything that stands around an article's form: its margin, its choices, its mistakes. */
@Component
class ArticleFormPage {

    private final ArticleForms forms;
    private final SectionService sections;
    private final AuthorService authors;
    private final PictureService pictures;
    private final EditorWords words;

    ArticleFormPage(
            ArticleForms forms,
            SectionService sections,
            AuthorService authors,
            PictureService pictures,
            EditorWords words) {
        this.forms = forms;
        this.sections = sections;
        this.authors = authors;
        this.pictures = pictures;
        this.words = words;
    }

    /** The form as it is opened; {@code id} is null for a new article. */
    ModelAndView of(OpenedStory story, @Nullable Long id) {
        return page(story, id, Map.of(), HttpStatus.OK);
    }

    /** The form again, with everything that was typed and what is wrong with it. */
    ModelAndView refused(OpenedStory story, @Nullable Long id, FormErrors errors) {
        return page(story, id, errors.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The picture that came with a form, with the words that the form has for it. */
    PictureUpload upload(ArticleForm form, MultipartFile file) {
        return new PictureUpload(
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                file,
                words(form.leadAltText(), 300),
                words(form.leadCaption(), 500),
                words(form.leadCredit(), 120));
    }

    /** Words that are fit to be kept with the picture; the form itself says what is wrong with others. */
    private static String words(@Nullable String typed, int maximum) {
        String words = TypedText.line(typed).replaceAll("\\s+", " ");
        return words.length() > maximum || TypedText.hasControlCharacters(words) ? "" : words;
    }

    void addSections(Model model) {
        model.addAttribute("sections", sections.all());
    }

    private ModelAndView page(OpenedStory story, @Nullable Long id, Map<String, String> errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("article/desk/edit", status);
        ArticleForm form = story.form();
        page.addObject("form", form);
        page.addObject("opened", story);
        page.addObject("errors", errors);
        page.addObject("editor", words.block());
        page.addObject("article", id == null ? null : forms.stateOf(id));
        page.addObject("sections", sections.all());
        page.addObject("authors", authors.all());
        String chosen = TypedText.line(form.leadPicture());
        page.addObject(
                "picture",
                chosen.matches("\\d{1,18}")
                        ? pictures.find(Long.parseLong(chosen))
                                .map(Picture::view)
                                .orElse(null)
                        : null);
        return page;
    }
}
