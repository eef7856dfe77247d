package org.masthead.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody who may enter the desk, or could once. */
@Entity
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    @Column(nullable = false)
    private int version;

    @Column(nullable = false, length = EmailAddress.LONGEST, unique = true)
    private String email;

    @Column(nullable = false, length = 120)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Role role;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private AccountStatus status = AccountStatus.INVITED;

    @Column(name = "may_publish", nullable = false)
    private boolean mayPublish;

    @Column(name = "password_hash", length = 200)
    private @Nullable String passwordHash;

    @Column(name = "author_id")
    private @Nullable Long authorId;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "signed_in_at")
    private @Nullable Instant signedInAt;

    @SuppressWarnings("NullAway")
    protected Account() {
        // for JPA
    }

    private Account(EmailAddress email, String name, Role role, Instant now) {
        this.email = email.text();
        this.name = name;
        this.role = role;
        this.createdAt = now;
    }

    /** Someone who has still to choose a password. */
    static Account invite(EmailAddress email, String name, Role role, Instant now) {
        return new Account(email, name, role, now);
    }

    /** Gives it the name that its owner signs stories with. */
    void signAs(long author) {
        authorId = author;
    }

    /** Sets the password its owner chose through a one-time link; from then on they may enter. */
    void activate(String chosenPasswordHash) {
        if (status == AccountStatus.DISABLED) {
            throw new IllegalStateException("a disabled account takes no password");
        }
        passwordHash = chosenPasswordHash;
        status = AccountStatus.ACTIVE;
    }

    void changePassword(String newPasswordHash) {
        if (!isActive()) {
            throw new IllegalStateException("only who may enter changes a password");
        }
        passwordHash = newPasswordHash;
    }

    void disable() {
        status = AccountStatus.DISABLED;
    }

    /** Lets its owner enter again, or finish what the invitation began. */
    void enable() {
        if (status == AccountStatus.DISABLED) {
            status = passwordHash == null ? AccountStatus.INVITED : AccountStatus.ACTIVE;
        }
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    /** Whether a reporter publishes stories of their own. */
    void allowToPublish(boolean allowed) {
        mayPublish = allowed;
    }

    void rename(String newName) {
        name = newName;
    }

    void signedIn(Instant now) {
        signedInAt = now;
    }

    boolean isActive() {
        return status == AccountStatus.ACTIVE;
    }

    boolean isActiveAdministrator() {
        return isActive() && role == Role.ADMINISTRATOR;
    }

    DeskUser toDeskUser(Set<Long> sections) {
        return new DeskUser(id(), email, name, role, authorId, mayPublish, sections);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    boolean mayPublish() {
        return mayPublish;
    }

    @Nullable
    Long authorId() {
        return authorId;
    }

    AccountStatus status() {
        return status;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    /** Another for each password, and says nothing of it. */
    String passwordMark() {
        byte[] digest = new OneTimeToken(String.valueOf(passwordHash)).digest();
        return Base64.getEncoder().encodeToString(digest);
    }

    @Nullable
    Instant signedInAt() {
        return signedInAt;
    }
}
