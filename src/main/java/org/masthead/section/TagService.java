package org.masthead.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masthead.text.Slug;
import org.masthead.web.NotFound;
import org.masthead.web.TypedText;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tags that articles carry. They come into being when an article first names them. */
@Service
@Transactional
public class TagService {

    /** The longest name of a tag, in characters. */
    public static final int LONGEST_NAME = Tag.LONGEST_NAME;

    private final TagRepository tags;
    private final TagMerger merger;

    TagService(TagRepository tags, TagMerger merger) {
        this.tags = tags;
        this.merger = merger;
    }

    /** All tags by name. */
    @Transactional(readOnly = true)
    public List<TagLabel> all() {
        return tags.inOrder().stream().map(Tag::label).toList();
    }

    /** Tags whose name contains this, by name. */
    @Transactional(readOnly = true)
    List<TagLabel> containing(String words, int count) {
        return tags.containing(words, Limit.of(count)).stream().map(Tag::label).toList();
    }

    @Transactional(readOnly = true)
    TagLabel find(long id) {
        return tags.findById(id).orElseThrow(NotFound::new).label();
    }

    /** The tag at this address, or the one that it was merged into, whose address is another. */
    @Transactional(readOnly = true)
    public Optional<TagLabel> bySlug(String slug) {
        return tags.findBySlug(slug).or(() -> tags.findByAlias(slug)).map(Tag::label);
    }

    /**
     * The tags with these names in this order, each once, those that are missing added. Spelling counts as little as in
     * an address; names without a letter or digit are passed over.
     *
     * @throws NameRefused where a name is longer than {@link #LONGEST_NAME}
     */
    public List<Tag> named(List<String> names) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String name : names) {
            String folded = name.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cc}", "");
            String slug = Slug.of(folded, LONGEST_NAME);
            if (!slug.isEmpty()) {
                if (TypedText.length(folded) > LONGEST_NAME) {
                    throw new NameRefused("section.tag.name.long");
                }
                wanted.putIfAbsent(slug, folded);
            }
        }
        Map<String, Tag> known = bySlugs(wanted);
        if (known.size() < wanted.size()) {
            // In the order of slugs, so that two articles saved at once cannot wait for each other.
            new TreeMap<>(wanted).forEach((slug, name) -> {
                if (!known.containsKey(slug)) {
                    tags.addUnlessThere(name, slug);
                }
            });
            known.putAll(bySlugs(wanted));
        }
        return wanted.keySet().stream().map(known::get).toList();
    }

    /** Changes how a tag is spelt; the address stays. */
    public void rename(long id, String name) {
        tags.findById(id).orElseThrow(NotFound::new).rename(name);
    }

    /** Puts everything that carries one tag under another and takes the first away. */
    public void merge(long id, long intoId) {
        if (id == intoId || !tags.existsById(id) || !tags.existsById(intoId)) {
            throw new NotFound();
        }
        merger.merge(id, intoId);
        tags.deleteById(id);
        flush();
    }

    /**
     * Takes a tag away.
     *
     * @throws InUse while articles carry it
     */
    public void delete(long id) {
        tags.delete(tags.findById(id).orElseThrow(NotFound::new));
        flush();
    }

    private Map<String, Tag> bySlugs(Map<String, String> wanted) {
        return tags.findBySlugIn(wanted.keySet()).stream().collect(Collectors.toMap(Tag::getSlug, Function.identity()));
    }

    private void flush() {
        try {
            tags.flush();
        } catch (DataIntegrityViolationException e) {
            throw new InUse(e);
        }
    }
}
