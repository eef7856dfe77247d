package org.masthead.article;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.masthead.web.TypedText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of an {@link ArticleForm} that may be planned for a moment, as values that can be kept and compared. A
 * byline is one value, as its places only make sense together.
 */
final class FormFields {

    /** What a change set may change, with what each is called. */
    static final Map<String, String> LABELS = labels();

    private static final String BYLINES = "bylines";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FormFields() {}

    static Map<String, String> of(ArticleForm form) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("headline", line(form.headline()));
        values.put("standfirst", line(form.standfirst()));
        values.put("teaser", line(form.teaser()));
        values.put("section", line(form.section()));
        values.put("tags", line(form.tags()));
        values.put(BYLINES, bylines(form));
        values.put("dateline", line(form.dateline()));
        values.put("body", TypedText.lines(form.body()));
        values.put("leadPicture", line(form.leadPicture()));
        values.put("leadAltText", line(form.leadAltText()));
        values.put("leadCaption", line(form.leadCaption()));
        values.put("leadCredit", line(form.leadCredit()));
        values.put("discussion", line(form.discussion()));
        return values;
    }

    /** A form with some of its fields replaced. */
    static ArticleForm with(ArticleForm form, Map<String, String> changed) {
        Map<String, @Nullable Object> all = JSON.convertValue(form, new TypeReference<>() {});
        changed.forEach((name, value) -> {
            if (name.equals(BYLINES)) {
                List<List<String>> places = JSON.readValue(value, new TypeReference<>() {});
                all.put("authors", places.stream().map(each -> each.get(0)).toList());
                all.put("guests", places.stream().map(each -> each.get(1)).toList());
                all.put("roles", places.stream().map(each -> each.get(2)).toList());
            } else {
                all.put(name, value);
            }
        });
        return JSON.convertValue(all, ArticleForm.class);
    }

    static String write(Map<String, String> values) {
        return JSON.writeValueAsString(values);
    }

    static Map<String, String> read(String json) {
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private static String bylines(ArticleForm form) {
        return JSON.writeValueAsString(IntStream.range(0, form.places())
                .mapToObj(place -> List.of(line(form.author(place)), line(form.guest(place)), line(form.role(place))))
                .filter(place -> !String.join("", place).isEmpty())
                .toList());
    }

    private static String line(@Nullable String typed) {
        return TypedText.line(Objects.requireNonNullElse(typed, "")).replaceAll("\\s+", " ");
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("headline", "article.headline");
        labels.put("standfirst", "article.standfirst");
        labels.put("teaser", "article.teaser");
        labels.put("section", "article.section");
        labels.put("tags", "article.tags");
        labels.put(BYLINES, "article.bylines");
        labels.put("dateline", "article.dateline");
        labels.put("body", "article.body");
        labels.put("leadPicture", "article.furniture.picture");
        labels.put("leadAltText", "article.lead-alt");
        labels.put("leadCaption", "article.lead-caption");
        labels.put("leadCredit", "article.lead-credit");
        labels.put("discussion", "article.furniture.readers");
        labels.put("correction", "article.correction");
        labels.put("substantive", "article.substantive");
        return labels;
    }
}
