package org.filingmonitor.monitor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.filingmonitor.monitor.failure.Failure;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void picksAFreePortForEverythingWhenZeroIsAsked() {
        Ports ports = Ports.choose(0);

        assertThat(Set.of(ports.http(), ports.kafka(), ports.controller(), ports.registry()))
                .hasSize(4)
                .doesNotContain(0, Ports.KAFKA, Ports.REGISTRY);
    }

    @Test
    void namesThePortInUseAndTheCure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(taken.getLocalPort()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", for HTTP, is in use")
                    .hasMessageContaining("--port 0");
        }
    }
}
