package org.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a Java of its own, as a collection stops all that goes on in one. */
class ProcessMemoryTests {

    private static final int MEGABYTE = 1 << 20;

    /** A process that needed much and needs it no more. */
    static final class Site {

        private Site() {}

        /** Prints how large its heap is, and what Java is told of it, before and after each of two times. */
        public static void main(String[] arguments) {
            ProcessMemory memory = new ProcessMemory();
            for (int time = 0; time < 2; time++) {
                List<byte[]> needed = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    needed.add(new byte[MEGABYTE / 10]);
                }
                System.out.println(needed.size() + " needed, " + state());
                needed.clear();
                memory.shrinkHeap();
                memory.trim();
                System.out.println("none needed, " + state());
            }
        }

        private static String state() {
            HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() < 50L * MEGABYTE
                            ? "small"
                            : "large")
                    + ", " + java.getVMOption("MinHeapFreeRatio").getValue()
                    + " to " + java.getVMOption("MaxHeapFreeRatio").getValue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC"})
    void heapShrinksToWhatItHoldsEachTimeAndJavaIsLeftAsItWas(String collector) throws Exception {
        assertThat(printedWith(collector))
                .containsExactly(
                        "1000 needed, large, 40 to 70",
                        "none needed, small, 40 to 70",
                        "1000 needed, large, 40 to 70",
                        "none needed, small, 40 to 70");
    }

    @Test
    void whatAnOperatorSaysIsLeftAsItIs() throws Exception {
        assertThat(printedWith("-XX:MaxHeapFreeRatio=100", "-XX:MinHeapFreeRatio=90"))
                .allMatch(line -> line.endsWith(", 90 to 100"))
                .hasSize(4);
    }

    private static List<String> printedWith(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-Xms8m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Site.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            List<String> printed = new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor()).as(String.join("\n", printed)).isZero();
            return printed;
        }
    }
}
