package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;

class WatchlistFileTest {

    private static List<JsonNode> read(String text) throws IOException {
        try (InputStream file = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            return WatchlistFile.read(file);
        }
    }

    @Test
    void readsYamlAndJson() throws IOException {
        assertThat(read("- id: a\n  query: wheel\n- {id: b, query: 'ipc:G06N'}\n"))
                .extracting(one -> one.path("id").asText())
                .containsExactly("a", "b");
        assertThat(read("[{\"id\": \"a\"}]")).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThatThrownBy(() -> read("id: a")).hasMessageContaining("no list of watchlists");
        assertThatThrownBy(() -> read("")).hasMessageContaining("no list of watchlists");
        assertThatThrownBy(() -> read("- name: a\n")).hasMessageContaining("needs an id");
        assertThatThrownBy(() -> read("- id: a\n  query: 'x\n")).hasMessageStartingWith("line ");
    }

    @Test
    void shipsASampleThatIsAWatchlist() throws IOException {
        List<Watchlist> sample = SampleWatchlists.read();

        assertThat(sample).hasSize(1);
        assertThat(sample.get(0).getChannels().get(0).getType()).isEqualTo(ChannelType.LOG);
    }
}
