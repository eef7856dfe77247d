package org.masthead.article;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masthead.web.ApiProblem;
import org.masthead.web.FormErrors;
import org.springframework.http.HttpStatus;

/** What programs are told that could not save or move a story. */
final class ArticleProblems {

    private ArticleProblems() {}

    /**
     * The version that a program started from, as it named it.
     *
     * @throws ApiProblem where it named none, or the story has another by now
     */
    static long version(@Nullable String match, @Nullable String inBody, ArticleForm current) {
        String from = match == null ? inBody : match.replace("\"", "").strip();
        if (from == null) {
            throw ApiProblem.of(HttpStatus.PRECONDITION_REQUIRED, "name the version in If-Match or in the body");
        }
        if (!from.equals(current.version())) {
            throw changed(match != null, current);
        }
        return Long.parseLong(from);
    }

    static ApiProblem changed(boolean byHeader, ArticleForm current) {
        return ApiProblem.of(
                byHeader ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT,
                "somebody saved the story since that version",
                Map.of("version", Objects.requireNonNullElse(current.version(), "0")));
    }

    static ApiProblem invalid(FormErrors errors) {
        return ApiProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing was saved", Map.of("errors", errors.asMap()));
    }

    static ApiProblem invalid(String field, String why) {
        return ApiProblem.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "nothing was done", Map.of("errors", Map.of(field, why)));
    }
}
