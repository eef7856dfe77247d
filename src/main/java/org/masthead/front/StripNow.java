package org.masthead.front;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.article.LiveArticles;
import org.masthead.site.Furniture;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The strip that readers see now. */
@Component
class StripNow implements Furniture<Optional<BreakingStrip>> {

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public String query() {
        return """
                select json_build_object('words', b.words, 'articleId', a.id, 'address', a.address,
                                         'startsAt', b.starts_at, 'endsAt', b.ends_at)
                from breaking_strip b
                left join article a on a.id = b.article_id and %s
                where b.words <> '' and b.starts_at <= :now and b.ends_at > :now
                """.formatted(LiveArticles.LIVE);
    }

    @Override
    public Optional<BreakingStrip> read(@Nullable String value) {
        return Optional.ofNullable(value).map(each -> json.readValue(each, BreakingStrip.class));
    }
}
