package org.masthead;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.masthead.command.SiteStarted;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives back the memory that the start, or an hour of many readers, needed. Java keeps what it once had: on a machine
 * with much memory, an idle site would hold a gigabyte of garbage for ever. What an operator says by the same options
 * is left as it is.
 */
@Component
class IdleMemory {

    private static final int SECONDS = 30;

    /** Jobs of the house take less than a hundredth of a processor. */
    private static final long IDLE = TimeUnit.SECONDS.toNanos(SECONDS) / 50;

    /** What a few pages or some minutes of such jobs take; before that, there is too little to give back. */
    private static final long WORTH_IT = TimeUnit.SECONDS.toNanos(2);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final @Nullable HotSpotDiagnosticMXBean java =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    private volatile boolean open;
    private long lookedAt;
    private long gaveBackAt;

    @EventListener(SiteStarted.class)
    void siteIsReady() {
        open = true;
    }

    @Scheduled(initialDelay = SECONDS, fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void look() {
        long spent = system.getProcessCpuTime();
        if (open && spent - lookedAt < IDLE && spent - gaveBackAt > WORTH_IT) {
            giveBack();
            spent = system.getProcessCpuTime();
            gaveBackAt = spent;
        }
        lookedAt = spent;
    }

    /**
     * The heap shrinks to little more than it holds, for now only: under load that would cost a fourth of the speed.
     */
    void giveBack() {
        VMOption least = option("MinHeapFreeRatio");
        VMOption most = option("MaxHeapFreeRatio");
        if (java != null && least != null && most != null && isOurs(least) && isOurs(most)) {
            java.setVMOption(least.getName(), "5");
            java.setVMOption(most.getName(), "10");
            collect();
            java.setVMOption(most.getName(), most.getValue());
            java.setVMOption(least.getName(), least.getValue());
        } else {
            collect();
        }
        giveBackOutsideOfTheHeap();
    }

    private @Nullable VMOption option(String name) {
        try {
            return java == null ? null : java.getVMOption(name);
        } catch (IllegalArgumentException notOfThisJava) {
            return null;
        }
    }

    /** The collector of small machines lets go in four steps only. */
    private static void collect() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        MemoryUsage heap;
        int steps = 4;
        do {
            System.gc();
            heap = memory.getHeapMemoryUsage();
        } while (--steps > 0 && heap.getUsed() < heap.getCommitted() / 5 * 4);
    }

    private static boolean isOurs(VMOption option) {
        return option.getOrigin() == VMOption.Origin.DEFAULT || option.getOrigin() == VMOption.Origin.MANAGEMENT;
    }

    private static void giveBackOutsideOfTheHeap() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            null,
                            null);
        } catch (JMException notOnThisSystem) {
            // It gives back by itself, or not at all.
        }
    }
}
