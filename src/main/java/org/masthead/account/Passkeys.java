package org.masthead.account;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masthead.account.AccountChanged.What;
import org.masthead.site.SiteSettings;
import org.masthead.web.NotFound;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys: Spring Security's rules and tables behind the desk's own pages. A passkey is bound to the host of the
 * site's configured address, and its device makes sure of its owner, so that it is worth a password and a code
 * together. Nothing of the library is loaded before somebody asks for it.
 */
@Service
class Passkeys {

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final SiteSettings site;

    Passkeys(JdbcTemplate jdbc, Accounts accounts, SiteSettings site) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.site = site;
    }

    List<Passkey> of(long account) {
        @Nullable PublicKeyCredentialUserEntity owner = owners().findByUsername(Long.toString(account));
        return owner == null
                ? List.of()
                : credentials().findByUserId(owner.getId()).stream()
                        .map(each -> new Passkey(
                                each.getCredentialId().toBase64UrlString(),
                                Objects.requireNonNullElse(each.getLabel(), ""),
                                each.getCreated(),
                                each.getLastUsed()))
                        .toList();
    }

    /** What a browser needs to make a passkey for somebody. */
    @Transactional
    PublicKeyCredentialCreationOptions creation(DeskUser user) {
        PublicKeyCredentialUserEntity owner = owner(user);
        Webauthn4JRelyingPartyOperations rules = rules();
        rules.setCustomizeCreationOptions(options -> options.user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(owner.getId())
                        .name(user.email())
                        .displayName(user.name())
                        .build())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        return rules.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(user, null, List.of())));
    }

    /** Keeps a passkey that a browser made. */
    @Transactional
    void add(DeskUser user, PublicKeyCredentialCreationOptions options, RelyingPartyPublicKey made) {
        if (!options.getUser().getId().equals(owner(user).getId())) {
            throw new IllegalArgumentException("asked for by somebody else");
        }
        CredentialRecord kept = rules().registerCredential(new ImmutableRelyingPartyRegistrationRequest(options, made));
        accounts.tell(user.id(), user.id(), What.PASSKEY_ADDED, kept.getLabel());
    }

    /** What a browser needs to show a passkey; of whom is its owner's choice. */
    PublicKeyCredentialRequestOptions request() {
        Webauthn4JRelyingPartyOperations rules = rules();
        rules.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return rules.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(
                new AnonymousAuthenticationToken("desk", "nobody", AuthorityUtils.createAuthorityList("NOBODY"))));
    }

    /** Whose passkey was shown. */
    @Transactional
    long accountOf(
            PublicKeyCredentialRequestOptions options, PublicKeyCredential<AuthenticatorAssertionResponse> shown) {
        PublicKeyCredentialUserEntity owner =
                rules().authenticate(new RelyingPartyAuthenticationRequest(options, shown));
        return Long.parseLong(owner.getName());
    }

    /**
     * Throws a passkey away.
     *
     * @throws NotFound if it is not one of that account's
     */
    @Transactional
    void remove(long account, String id, long actor) {
        Passkey passkey = of(account).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        credentials().delete(Bytes.fromBase64(id));
        accounts.tell(actor, account, What.PASSKEY_REMOVED, passkey.label());
    }

    private PublicKeyCredentialUserEntity owner(DeskUser user) {
        PublicKeyCredentialUserEntityRepository owners = owners();
        return Optional.ofNullable(owners.findByUsername(user.getName())).orElseGet(() -> {
            PublicKeyCredentialUserEntity fresh = ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(Bytes.random())
                    .name(user.getName())
                    .displayName(user.getName())
                    .build();
            owners.save(fresh);
            return fresh;
        });
    }

    private Webauthn4JRelyingPartyOperations rules() {
        URI address = URI.create(site.address());
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new Webauthn4JRelyingPartyOperations(
                owners(),
                credentials(),
                PublicKeyCredentialRpEntity.builder()
                        .id(address.getHost())
                        .name(site.name())
                        .build(),
                Set.of(address.getScheme() + "://" + address.getHost() + port));
    }

    private PublicKeyCredentialUserEntityRepository owners() {
        return new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
    }

    private UserCredentialRepository credentials() {
        return new JdbcUserCredentialRepository(jdbc);
    }
}
