package org.masthead.article;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.account.DeskUser;
import org.masthead.right.Right;
import org.masthead.web.TypedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may do what with which story. It stands at every door below {@code /desk/articles/{id}}, whoever built it: to
 * read there one must be allowed to write the story; to change what readers see, or what was approved for them, to
 * publish it. A story is one's own if one began it, was handed it, or signs it.
 */
@Component
public class StoryGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final String API = "/api/v1";
    private static final String STORY = "/desk/articles/{id}";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** Where writing is nobody's business but the writer's. */
    private static final Set<String> UNFINISHED = Set.of("DRAFT", "IN_REVIEW");

    /**
     * Whether article {@code a} is somebody's own; {@code me} is their account, {@code author} the name they sign with.
     */
    public static final String OWN = """
            (coalesce(a.owner_id = :me, false)
             or exists (select from byline b where b.article_id = a.id and b.author_id = cast(:author as bigint)))
            """;

    /** The same for one's own among very many, found by their indexes. */
    static final String AMONG_OWN = """
            a.id in (select id from article where owner_id = :me
                     union select article_id from byline where author_id = cast(:author as bigint))
            """;

    /** Whether article {@code a} is in one of {@code :sections}; none at all are all of them. */
    public static final String IN_SECTIONS = "(cardinality(:sections) = 0 or a.section_id = any (:sections)) ";

    private final JdbcClient jdbc;

    StoryGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Subject(long section, String status, boolean own) {}

    /**
     * Goes on only if somebody may do that with this story; a story that is not there is not its business.
     *
     * @throws org.masthead.account.NotAllowed otherwise
     */
    public void require(DeskUser user, Right right, long id) {
        find(user, id).ifPresent(subject -> user.mustHave(right, subject.own(), subject.section()));
    }

    /** Whether somebody may do that with this story. */
    public boolean may(DeskUser user, Right right, long id) {
        return find(user, id)
                .map(subject -> user.may(right, subject.own(), subject.section()))
                .orElse(false);
    }

    /**
     * Goes on only if somebody may do that with a story of their own in the section that was typed.
     *
     * @throws org.masthead.account.NotAllowed otherwise
     */
    public void requireIn(DeskUser user, Right right, @Nullable String typedSection) {
        long section = TypedText.number(TypedText.line(typedSection)).orElse(-1L);
        if (section >= 0) {
            user.mustHave(right, true, section);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/desk/articles/*",
                        "/desk/articles/*/**",
                        API + "/desk/articles/*",
                        API + "/desk/articles/*/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .replaceFirst("^" + API, "");
        if (!pattern.equals(STORY) && !pattern.startsWith(STORY + "/")) {
            return true;
        }
        Optional<Long> id = number(request);
        Optional<DeskUser> user = DeskUser.of(request);
        if (id.isPresent() && user.isPresent()) {
            boolean reads = READING.contains(request.getMethod()) || pattern.endsWith("/preview");
            find(user.get(), id.get()).ifPresent(subject -> {
                Right right =
                        reads || UNFINISHED.contains(subject.status()) ? Right.WRITE_STORIES : Right.PUBLISH_STORIES;
                user.get().mustHave(right, subject.own(), subject.section());
            });
        }
        return true;
    }

    private static Optional<Long> number(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? TypedText.number(String.valueOf(variables.get("id")))
                : Optional.empty();
    }

    private Optional<Subject> find(DeskUser user, long id) {
        return jdbc.sql("select section_id, status, " + OWN + " as own from article a where id = :id")
                .param("id", id)
                .param("me", user.id())
                .param("author", user.authorId())
                .query((row, number) ->
                        new Subject(row.getLong("section_id"), row.getString("status"), row.getBoolean("own")))
                .optional();
    }
}
