package org.masthead;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void roomsKnowOnlyWhomTheyMayKnow() {
        ApplicationModules.of(MastheadApplication.class).verify();
    }
}
