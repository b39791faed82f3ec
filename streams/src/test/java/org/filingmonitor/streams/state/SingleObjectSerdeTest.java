package org.filingmonitor.streams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;
import org.filingmonitor.event.GeneratedRecords;
import org.junit.jupiter.api.Test;

class SingleObjectSerdeTest {

    private final SingleObjectSerde<PublicationLink> serde = SingleObjectSerde.of(PublicationLink.class);

    private static PublicationLink link(String application) {
        GeneratedRecords.enable();
        return new PublicationLink(List.of(application), null);
    }

    @Test
    void readsWhatItWroteWithTheFastReader() {
        byte[] one = serde.serializer().serialize("topic", link("US-19000001"));
        byte[] other = serde.serializer().serialize("topic", link("US-19000002"));

        assertThat(serde.deserializer().deserialize("topic", one)).isEqualTo(link("US-19000001"));
        assertThat(serde.deserializer().deserialize("topic", other)).isEqualTo(link("US-19000002"));
        assertThat(SpecificData.getForClass(PublicationLink.class).isFastReaderEnabled())
                .isTrue();
    }

    @Test
    void saysWhereBytesAreDamaged() {
        byte[] whole = serde.serializer().serialize("topic", link("US-19000001"));

        assertThatThrownBy(() -> serde.deserializer().deserialize("topic", Arrays.copyOf(whole, whole.length - 2)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("topic");
    }
}
