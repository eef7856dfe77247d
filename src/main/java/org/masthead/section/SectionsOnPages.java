package org.masthead.section;

import java.util.List;
import java.util.Optional;
import org.masthead.site.PageFurniture;
import org.springframework.stereotype.Component;

/** The sections as the page that is made shows them; they are read together with what else stands on every page. */
@Component
public class SectionsOnPages {

    private final SectionsInOrder sections;
    private final PageFurniture furniture;

    SectionsOnPages(SectionsInOrder sections, PageFurniture furniture) {
        this.sections = sections;
        this.furniture = furniture;
    }

    /** All, in the order of the navigation. */
    public List<SectionLabel> all() {
        return furniture.of(sections);
    }

    /** The one at this address. */
    public Optional<SectionLabel> bySlug(String slug) {
        return all().stream().filter(each -> each.slug().equals(slug)).findFirst();
    }
}
