package org.filingmonitor.streams.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.filingmonitor.event.IpcTitle;
import org.filingmonitor.registry.RegistryUnavailableException;
import org.filingmonitor.serde.AvroSerdes;
import org.filingmonitor.topic.Topics;
import org.junit.jupiter.api.Test;

class TitleRowsTest {

    private static final String TOPIC = Topics.IPC_TITLES.name();

    private final Serde<IpcTitle> topic =
            AvroSerdes.of(Map.of("schema.registry.url", "mock://titles")).value(Topics.IPC_TITLES);
    private final byte[] title = topic.serializer().serialize(TOPIC, new IpcTitle("Protecting access to data"));

    @Test
    void readsATitle() {
        assertThat(read(topic, title)).isEqualTo(new IpcTitle("Protecting access to data"));
    }

    @Test
    void countsARowThatNobodyCanReadAsAbsent() {
        assertThat(read(topic, "no avro".getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void saysNothingAboutARowWhileTheRegistryIsAway() {
        Serde<IpcTitle> away = Serdes.serdeFrom(topic.serializer(), (name, bytes) -> {
            throw new RegistryUnavailableException("away");
        });
        assertThatThrownBy(() -> read(away, title)).isInstanceOf(RegistryUnavailableException.class);
    }

    private static IpcTitle read(Serde<IpcTitle> topic, byte[] bytes) {
        return new TitleRows(topic).deserializer().deserialize(TOPIC, bytes);
    }
}
