package org.filingmonitor.monitor.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void addsUpOverFiles() {
        Summary first = Summary.of(MonitorClient.parse(
                "{\"read\":10,\"new\":4,\"changed\":3,\"repeated\":2,\"rejected\":1,\"skipped\":5}"));

        assertThat(first.plus(first).json())
                .isEqualTo("{\"read\":20,\"new\":8,\"changed\":6,\"repeated\":4,\"rejected\":2,\"skipped\":10}");
    }

    @Test
    void tellsHowMuchWasNotToldOneByOne() {
        Summary summary = Summary.of(MonitorClient.parse("{\"read\":2000,\"rejected\":2000,\"untold\":1000}"));

        assertThat(summary.plus(Summary.NONE).json())
                .isEqualTo("{\"read\":2000,\"new\":0,\"changed\":0,\"repeated\":0,\"rejected\":2000,\"skipped\":0,"
                        + "\"untold\":1000}");
    }
}
