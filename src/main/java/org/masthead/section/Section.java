package org.masthead.section;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A section of the paper. Its slug is fixed when it is founded, so the address of its front never dies. */
@Entity
public class Section {

    static final int LONGEST_NAME = 80;
    static final int LONGEST_SUMMARY = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = LONGEST_NAME)
    private String name;

    @Column(nullable = false, length = LONGEST_NAME, unique = true, updatable = false)
    private String slug;

    @Column(nullable = false, length = LONGEST_SUMMARY)
    private String summary;

    @Column(nullable = false)
    private int position;

    /** For Hibernate. */
    protected Section() {}

    void describe(String newName, String newSummary) {
        name = newName;
        summary = newSummary;
    }

    void moveTo(int newPosition) {
        position = newPosition;
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

    public String getSummary() {
        return summary;
    }

    /** The section as pages name it. */
    public SectionLabel label() {
        return new SectionLabel(id, name, slug, summary);
    }
}
