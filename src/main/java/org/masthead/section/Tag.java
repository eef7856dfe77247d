package org.masthead.section;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A subject that articles are about. Two spellings with the same slug are one tag; the slug never changes. */
@Entity
public class Tag {

    static final int LONGEST_NAME = 80;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = LONGEST_NAME)
    private String name;

    @Column(nullable = false, length = LONGEST_NAME, unique = true, updatable = false)
    private String slug;

    /** For Hibernate. */
    protected Tag() {}

    void rename(String newName) {
        name = newName;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getSlug() {
        return slug;
    }

    /** The tag as pages name it. */
    public TagLabel label() {
        return new TagLabel(id, name, slug);
    }
}
