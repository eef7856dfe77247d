package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMemoryTests {

    private final ProcessMemory memory = new ProcessMemory();

    @Test
    void whatNobodyUsesIsCollectedAndJavaIsLeftAsItWas() {
        List<String> before = options();
        WeakReference<byte[]> garbage = new WeakReference<>(new byte[1024]);

        memory.shrinkHeap();

        assertThat(garbage.get()).isNull();
        assertThat(options()).isEqualTo(before);
    }

    @Test
    void theSecondTimeIsAsTheFirst() {
        memory.shrinkHeap();
        WeakReference<byte[]> garbage = new WeakReference<>(new byte[1024]);
        memory.shrinkHeap();

        assertThat(garbage.get()).isNull();
    }

    private static List<String> options() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return List.of(
                java.getVMOption("MinHeapFreeRatio").getValue(),
                java.getVMOption("MaxHeapFreeRatio").getValue());
    }
}
