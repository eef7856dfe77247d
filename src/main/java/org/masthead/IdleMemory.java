package org.masthead;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.masthead.command.SiteStarted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives back the memory that the start, or an hour of many readers, needed. Java keeps what it once had: on a machine
 * with much memory, an idle site would hold a gigabyte of garbage for ever. What an operator says by the same options
 * is left as it is.
 */
@Component
class IdleMemory {

    @EventListener(SiteStarted.class)
    void siteIsReady() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (java != null) {
            // A smaller share of free heap would be given back under load too, and cost a fourth of the speed of the
            // page store.
            set(java, "G1PeriodicGCInterval", "30000");
        }
    }

    private static void set(HotSpotDiagnosticMXBean java, String option, String value) {
        try {
            if (java.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
                java.setVMOption(option, value);
            }
        } catch (IllegalArgumentException notOfThisJava) {
            // It keeps its memory in a way of its own.
        }
    }
}
