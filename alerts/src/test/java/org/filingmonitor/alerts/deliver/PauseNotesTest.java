package org.filingmonitor.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.Instant;
import java.util.List;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;

class PauseNotesTest {

    private static final Instant NOW = Instant.parse("2025-07-18T06:00:00Z");
    private static final Channel LOG = Channels.of(ChannelType.LOG, "", null);

    private static List<Notification> notes(Channel gone) {
        Watchlist watchlist = Watchlist.newBuilder(aWatchlist("w").watchlist())
                .setChannels(List.of(gone, LOG))
                .build();
        Notification met = Notification.newBuilder()
                .setId("n")
                .setWatchlistId("w")
                .setChannel(Channels.named(gone))
                .setSealedAt(NOW)
                .build();
        return PauseNotes.of(watchlist, met, "HTTP 410", NOW);
    }

    @Test
    void namesTheTargetToTheOtherChannels() {
        assertThat(notes(Channels.of(ChannelType.WEBHOOK, "https://example.org/hook", null)))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.getChannel()).isEqualTo(LOG);
                    assertThat(note.getNote()).startsWith("Nothing is sent to https://example.org/hook any more");
                });
    }

    @Test
    void tellsNobodyTheUrlOfSlackWhichIsASecret() {
        assertThat(notes(Channels.of(ChannelType.SLACK, "https://example.org/secret", null)))
                .singleElement()
                .satisfies(note -> assertThat(note.getNote())
                        .startsWith("Nothing is sent to Slack any more")
                        .doesNotContain("secret"));
    }
}
