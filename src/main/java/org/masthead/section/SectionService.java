package org.masthead.section;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.masthead.text.Slug;
import org.masthead.web.NotFound;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sections of the paper, in the order that its navigation shows. */
@Service
@Transactional
public class SectionService {

    private final SectionRepository sections;

    SectionService(SectionRepository sections) {
        this.sections = sections;
    }

    /** All sections in the order of the navigation. */
    @Transactional(readOnly = true)
    public List<SectionLabel> all() {
        return sections.inOrder().stream().map(Section::label).toList();
    }

    /** The section at this address. */
    @Transactional(readOnly = true)
    public Optional<SectionLabel> bySlug(String slug) {
        return sections.findBySlug(slug).map(Section::label);
    }

    /** The section with this number, for articles to be filed under. */
    @Transactional(readOnly = true)
    public Optional<Section> find(long id) {
        return sections.findById(id);
    }

    /**
     * Founds a section after all others.
     *
     * @throws NameRefused where no address can be made of the name, or another section has that address
     */
    public Section create(String name, String summary) {
        String slug = Slug.of(name, Section.LONGEST_NAME);
        if (slug.isEmpty()) {
            throw new NameRefused("section.name.unspeakable");
        }
        long id = sections.found(name, slug, summary).orElseThrow(() -> new NameRefused("section.name.taken"));
        return sections.findById(id).orElseThrow();
    }

    /** Changes name and summary; the address stays. */
    public void describe(long id, String name, String summary) {
        sections.findById(id).orElseThrow(NotFound::new).describe(name, summary);
    }

    /** Moves a section one place up or down; at either end it stays. */
    public void move(long id, Direction direction) {
        List<Section> order = sections.inOrderToMove();
        int from = 0;
        while (from < order.size() && order.get(from).getId() != id) {
            from++;
        }
        if (from == order.size()) {
            throw new NotFound();
        }
        int to = from + direction.step;
        if (to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
        }
        for (int place = 0; place < order.size(); place++) {
            order.get(place).moveTo(place + 1);
        }
    }

    /**
     * Closes a section.
     *
     * @throws InUse while articles are filed under it
     */
    public void delete(long id) {
        sections.delete(sections.findById(id).orElseThrow(NotFound::new));
        try {
            sections.flush();
        } catch (DataIntegrityViolationException e) {
            throw new InUse(e);
        }
    }

    /** Where a section moves to in the navigation. */
    public enum Direction {
        /** Towards the front. */
        UP(-1),
        /** Towards the end. */
        DOWN(1);

        private final int step;

        Direction(int step) {
            this.step = step;
        }
    }
}
