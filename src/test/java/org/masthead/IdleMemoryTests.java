package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class IdleMemoryTests {

    @Test
    void javaIsToldToGiveBackWhatItDoesNotUse() {
        new IdleMemory().siteIsReady();

        assertThat(value("G1PeriodicGCInterval")).isEqualTo("30000");
    }

    private static String value(String option) {
        return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption(option)
                .getValue();
    }
}
