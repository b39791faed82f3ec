package org.filingmonitor.alerts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;
import static org.filingmonitor.alerts.message.ANotification.anAlert;

import com.apptasticsoftware.rssreader.Item;
import com.apptasticsoftware.rssreader.RssReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.filingmonitor.event.Alert;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class AtomTextTest {

    private static final Instant UPDATED = Instant.parse("2025-07-18T06:00:00Z");
    private static final String HOSTILE = "=1+1 <script>alert(1)</script> & \u0001]]> 車輪 \ud83d\udd25";

    private final AtomText text = new AtomText(Links.to(URI.create("https://monitor.example.org")), new IpcTitles());

    private String write(Alert... alerts) {
        return text.of(aWatchlist("wheels").watchlist(), List.of(alerts), UPDATED);
    }

    private static List<Item> read(String xml) {
        return new RssReader()
                .read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void isReadByAnotherLibrary() {
        Alert alert = anAlert(
                "a1",
                "NEW",
                aFiling("US-1").title(HOSTILE).owners("A & B").ipc("B60B 1/00").filing());

        List<Item> items =
                read(write(alert, anAlert("a2", "GRANTED", aFiling("US-2").filing())));

        assertThat(items).hasSize(2);
        Item item = items.get(0);
        assertThat(item.getTitle()).contains("New filing: =1+1 <script>alert(1)</script> & ]]> 車輪 \ud83d\udd25");
        assertThat(item.getLink()).contains("https://monitor.example.org/filings?q=id%3A%22US-1%22");
        assertThat(item.getUpdatedZonedDateTime().orElseThrow().toInstant()).isEqualTo(alert.getFiredAt());
        assertThat(item.getGuid().orElseThrow()).matches("urn:uuid:[0-9a-f-]{36}");
        assertThat(items.get(1).getGuid()).isNotEqualTo(item.getGuid());
        assertThat(Jsoup.parse(item.getContent().orElseThrow()).text())
                .contains("A & B", "B60B 1/00", "a <b> wheel & axle");
    }

    @Test
    void holdsNoMarkupOfASource() {
        String xml = write(anAlert(
                "a1",
                "NEW",
                aFiling("US-1").owners("<img src=x onerror=alert(1)>").filing()));

        assertThat(Jsoup.parse(read(xml).get(0).getContent().orElseThrow()).select("img"))
                .isEmpty();
    }

    @Test
    void isTheSameBytesForTheSameAlerts() {
        Alert alert = anAlert("a1", "NEW", aFiling("US-1").filing());

        assertThat(write(alert)).isEqualTo(write(alert)).contains("<updated>2025-07-18T06:00:00Z</updated>");
    }

    @Test
    void isAFeedAlsoWithoutAlerts() {
        assertThat(read(write())).isEmpty();
        assertThat(write())
                .contains("<title>wheels</title>", "rel=\"self\"", "<name>Filing Monitor</name>")
                .doesNotContain("xmlns:dc");
    }
}
