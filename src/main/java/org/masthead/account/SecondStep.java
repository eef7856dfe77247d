package org.masthead.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masthead.web.RateLimit;
import org.masthead.web.RateLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Between the password and the code. Guesses are counted for the account, whatever network they come from: only who
 * knows the password comes this far.
 */
@Component
class SecondStep {

    private static final Logger LOG = LoggerFactory.getLogger(SecondStep.class);

    private static final String PROOF = "passwordProof";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TRIES = 10;

    private final SecondFactors factors;
    private final SignIn signIn;
    private final EntryLog log;
    private final Clock clock;
    private final RateLimit tries;

    SecondStep(SecondFactors factors, SignIn signIn, EntryLog log, RateLimits limits, Clock clock) {
        this.factors = factors;
        this.signIn = signIn;
        this.log = log;
        this.clock = clock;
        this.tries = limits.of(TRIES, Duration.ofMinutes(10));
    }

    boolean isNeeded(Proof proof) {
        return factors.isOn(proof.account());
    }

    void begin(Proof proof, HttpServletRequest request) {
        request.getSession();
        request.changeSessionId();
        request.getSession().setAttribute(PROOF, proof);
    }

    /** Who has shown a password on this browser a moment ago. */
    Optional<Proof> waiting(@Nullable HttpSession session) {
        return session != null && session.getAttribute(PROOF) instanceof Proof proof
                ? Optional.of(proof).filter(each -> each.at().plus(PATIENCE).isAfter(clock.instant()))
                : Optional.empty();
    }

    /**
     * Tries a code.
     *
     * @throws TooManyTries without looking at it
     */
    Optional<DeskUser> attempt(Proof proof, String code, HttpSession session) {
        String key = Long.toString(proof.account());
        RateLimit.Verdict verdict = tries.tryAcquire(key);
        if (!verdict.allowed()) {
            throw new TooManyTries(verdict);
        }
        if (!factors.accepts(proof.account(), code)) {
            LOG.warn("Code of account {} refused", proof.account());
            log.refused(proof.account(), "code");
            return Optional.empty();
        }
        tries.giveBack(key);
        session.removeAttribute(PROOF);
        return signIn.enter(proof);
    }
}
