package org.filingmonitor.streams.title;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.filingmonitor.event.IpcTitle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of a global store, which at a start takes the bytes of its topic over unread: one that nobody can read
 * counts as absent.
 *
 * @param topic how the topic's values are read
 */
public record TitleRows(Serde<IpcTitle> topic) implements Serde<IpcTitle> {

    private static final Logger LOG = LoggerFactory.getLogger(TitleRows.class);

    @Override
    public Serializer<IpcTitle> serializer() {
        return topic.serializer();
    }

    @Override
    public Deserializer<IpcTitle> deserializer() {
        Deserializer<IpcTitle> reading = topic.deserializer();
        return (name, bytes) -> {
            try {
                return reading.deserialize(name, bytes);
            } catch (SerializationException unreadable) {
                LOG.warn("A title is passed over: {}", unreadable.getMessage());
                return null;
            }
        };
    }
}
