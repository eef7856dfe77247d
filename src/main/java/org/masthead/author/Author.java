package org.masthead.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A name that stories are signed with. Its slug is fixed from the start, so the address of its page never dies. */
@Entity
public class Author {

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_BIOGRAPHY = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = LONGEST_NAME)
    private String name;

    @Column(nullable = false, length = LONGEST_NAME, unique = true, updatable = false)
    private String slug;

    @Column(nullable = false, length = LONGEST_NAME)
    private String position;

    @Column(nullable = false, length = LONGEST_BIOGRAPHY)
    private String biography;

    /** Pictures live on a floor above; here it is a number. */
    @Column(name = "picture_id")
    private @Nullable Long pictureId;

    /** For Hibernate. */
    protected Author() {}

    void describe(String newName, String newPosition, String newBiography) {
        name = newName;
        position = newPosition;
        biography = newBiography;
    }

    void show(@Nullable Long picture) {
        pictureId = picture;
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

    /** What they are at the paper, like "Harbour correspondent"; may be empty. */
    public String getPosition() {
        return position;
    }

    public String getBiography() {
        return biography;
    }

    /** The author as a byline names them. */
    public AuthorLabel label() {
        return new AuthorLabel(id, name, slug);
    }

    /** The author as their own page shows them. */
    public AuthorProfile profile() {
        return new AuthorProfile(id, name, slug, position, biography, pictureId);
    }
}
