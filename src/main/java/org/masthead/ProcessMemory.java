package org.masthead;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this process has of the machine, and how it gives it back. What an operator says by options is left as it is.
 */
@Component
class ProcessMemory {

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final @Nullable HotSpotDiagnosticMXBean java =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    /** The time of all processors that this process took so far, in nanoseconds. */
    long processorTime() {
        return system.getProcessCpuTime();
    }

    /**
     * The heap shrinks to little more than it holds, for now only: under load that would cost a fourth of the speed.
     */
    void shrinkHeap() {
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

    /** Gives back what C keeps for itself: the compiler of Java takes tens of megabytes, for a moment each. */
    void trim() {
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
