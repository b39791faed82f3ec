package org.filingmonitor.monitor.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.filingmonitor.registry.RegistryException;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.junit.jupiter.api.Test;

class AwayTest {

    @Test
    void whatPassesByItselfIsTriedAgain() {
        assertThat(Away.is(new KafkaException("no answer", new TimeoutException("after 10 s"))))
                .isTrue();
        assertThat(Away.is(new RegistryUnavailableException("no registry answers")))
                .isTrue();
    }

    @Test
    void aHostWithoutAnAddressMayYetGetOne() {
        assertThat(Away.is(
                        catchThrowable(() -> Admin.create(Map.of("bootstrap.servers", "no-such-host.invalid:9092")))))
                .isTrue();
    }

    @Test
    void whatIsWrongStaysWrong() {
        assertThat(Away.is(new SaslAuthenticationException("wrong password"))).isFalse();
        assertThat(Away.is(new RegistryException(409, "incompatible"))).isFalse();
        assertThat(Away.is(catchThrowable(() -> Admin.create(Map.of("bootstrap.servers", "no-port")))))
                .isFalse();
    }

    @Test
    void theReasonNamesTheCausesOnceEach() {
        KafkaException cause = new KafkaException("inner");
        assertThat(Away.reason(new KafkaException("outer", cause))).isEqualTo("outer: inner");
        assertThat(Away.reason(new KafkaException(cause))).doesNotEndWith("inner: inner");
        assertThat(Away.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
