package org.masthead.article;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masthead.media.PictureService;
import org.masthead.revision.StoryMerge;
import org.masthead.revision.StoryText;
import org.masthead.text.ArticleMarkup;
import org.masthead.text.SafeHtml;
import org.masthead.text.Slug;
import org.masthead.web.TypedText;
import org.springframework.stereotype.Component;

/**
 * Article forms as texts that are kept and compared, and back. Fields are taken as {@link ArticleForm} has them, so
 * that a new one is kept, merged and never lost without anything being said here.
 */
@Component
class StoryTexts {

    /** What a form says about itself and not about the story. */
    private static final String VERSION = "version";

    private static final Set<String> LINES = Set.of(
            "headline",
            "standfirst",
            "teaser",
            "slug",
            "dateline",
            "tags",
            "leadAltText",
            "leadCaption",
            "leadCredit",
            "publishedAt");
    private static final Set<String> PICTURE_WORDS = Set.of("leadAltText", "leadCaption", "leadCredit");

    private final PictureService pictures;

    StoryTexts(PictureService pictures) {
        this.pictures = pictures;
    }

    /** Exactly what was typed. */
    StoryText typed(ArticleForm form) {
        Map<String, List<String>> fields = new HashMap<>();
        for (RecordComponent component : ArticleForm.class.getRecordComponents()) {
            if (!component.getName().equals(VERSION)) {
                fields.put(component.getName(), values(component, form));
            }
        }
        return new StoryText(fields);
    }

    /** The same as the form will show it once it is saved, so that only what reads otherwise is a difference. */
    StoryText canonical(ArticleForm form) {
        StoryText typed = typed(form);
        Map<String, List<String>> fields = new HashMap<>();
        typed.fields()
                .forEach((name, values) -> fields.put(
                        name,
                        LINES.contains(name)
                                ? List.of(TypedText.line(values.get(0)).replaceAll("\\s+", " "))
                                : values.stream().map(TypedText::lines).toList()));
        String body = TypedText.lines(form.body());
        SafeHtml stored = ArticleForm.HTML.equals(form.bodyFormat())
                ? ArticleMarkup.fromEditor(body, pictures)
                : ArticleMarkup.fromDesk(body, pictures);
        fields.put(StoryMerge.BODY, List.of(ArticleMarkup.forDesk(stored.html())));
        fields.put("bodyFormat", List.of(ArticleForm.HTML));
        fields.put("tags", List.of(tags(typed.one("tags"))));
        if (TypedText.line(form.slug()).isEmpty()) {
            fields.put("slug", List.of(Slug.of(TypedText.line(form.headline()), 80)));
        }
        if (TypedText.line(form.leadPicture()).isEmpty()) {
            fields.keySet().removeAll(PICTURE_WORDS);
        }
        if (!Boolean.TRUE.equals(form.substantive())) {
            fields.remove("substantive");
        }
        List<Integer> taken = IntStream.range(0, form.places())
                .filter(place -> !(form.author(place) + form.guest(place) + form.role(place)).isBlank())
                .boxed()
                .toList();
        fields.put(
                "authors", taken.stream().map(form::author).map(TypedText::line).toList());
        fields.put(
                "guests", taken.stream().map(form::guest).map(TypedText::line).toList());
        fields.put("roles", taken.stream().map(form::role).map(TypedText::line).toList());
        return new StoryText(fields);
    }

    /** A form that shows a text. */
    ArticleForm form(StoryText text, long version) {
        RecordComponent[] components = ArticleForm.class.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(each ->
                        each.getName().equals(VERSION) ? Long.toString(version) : value(each, text.all(each.getName())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return ArticleForm.class.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(RecordComponent component, List<String> values) {
        if (component.getType() == List.class) {
            return values;
        }
        String first = values.isEmpty() ? "" : values.get(0);
        return component.getType() == Boolean.class ? (Object) Boolean.valueOf(first) : first;
    }

    private static List<String> values(RecordComponent component, ArticleForm form) {
        try {
            Object value = component.getAccessor().invoke(form);
            if (value instanceof List<?> list) {
                return list.stream().map(StoryTexts::text).toList();
            }
            return value == null ? List.of() : List.of(text(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String tags(String typed) {
        return Stream.of(typed.split(","))
                .map(each -> each.strip().replaceAll("\\s+", " "))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
