package org.filingmonitor.serde;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deserializer chosen by name, which fails as Confluent's does. */
class RegistryOutageTest {

    private static final ThreadLocal<Exception> CAUSE = new ThreadLocal<>();

    private final Deserializer<String> deserializer = AvroSerdes.of(
                    Map.of("schema.registry.url", "http://registry", "avro.deserializer", Foreign.class.getName()))
            .key(Topics.FILINGS)
            .deserializer();

    static Stream<Exception> outages() {
        Exception handshake = new SSLHandshakeException("the other side ended it");
        handshake.initCause(new EOFException());
        return Stream.of(
                new ConnectException("refused"),
                new SocketTimeoutException("timed out"),
                new IllegalStateException(new IOException("cut off")),
                handshake,
                new RestClientException(500),
                new RestClientException(401));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void tellsThatTheRegistryIsAway(Exception cause) {
        CAUSE.set(cause);
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> deserializer.deserialize("filings.v1", new byte[] {0}))
                .withMessage("no schema of filings.v1 can be read: Error retrieving Avro schema: " + cause)
                .withRootCauseInstanceOf(
                        cause.getCause() == null
                                ? cause.getClass()
                                : cause.getCause().getClass());
    }

    static Stream<Exception> damages() {
        return Stream.of(
                new EOFException(),
                new InvalidNumberEncodingException("Invalid int encoding"),
                new AvroRuntimeException("Malformed data"),
                new RestClientException(404),
                new RestClientException(422));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void tellsThatTheRecordIsDamaged(Exception cause) {
        CAUSE.set(cause);
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize("filings.v1", new byte[] {0}))
                .withCause(cause);
    }

    /** Stands for Confluent's deserializer, which wraps whatever happened. */
    public static final class Foreign implements Deserializer<Object> {
        @Override
        public Object deserialize(String topic, byte[] data) {
            throw new SerializationException("Error retrieving Avro schema", CAUSE.get());
        }
    }

    /** Stands for Confluent's exception, which this module knows by name only. */
    public static final class RestClientException extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        RestClientException(int status) {
            super("refused; error code: " + status);
            this.status = status;
        }

        public int getStatus() {
            return status;
        }
    }
}
