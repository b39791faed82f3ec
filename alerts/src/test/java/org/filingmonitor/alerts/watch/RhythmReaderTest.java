package org.filingmonitor.alerts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.event.Rhythm;
import org.filingmonitor.event.Watchlist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookAddresses ADDRESSES = new WebhookAddresses(false);

    private static Watchlist read(String rhythm, Optional<Watchlist> held) throws JsonProcessingException {
        String written = "{'id':'w','query':'wheel'" + rhythm + "}";
        return WatchlistReader.read(JSON.readTree(written.replace('\'', '"')), held, Instant.EPOCH, ADDRESSES);
    }

    private static Watchlist read(String rhythm) throws JsonProcessingException {
        return read(rhythm, Optional.empty());
    }

    /** Returns the part of a watchlist that shows its rhythm. */
    private static String shown(Watchlist watchlist) {
        String all = JSON.valueToTree(WatchlistJson.of(watchlist)).toString();
        return all.substring(all.indexOf("\"rhythm\""), all.indexOf(",\"paused\""))
                .replace('"', '\'');
    }

    @Test
    void isImmediateUnlessSaidOtherwise() throws Exception {
        Watchlist read = read("");

        assertThat(read.getRhythm()).isEqualTo(Rhythm.IMMEDIATE);
        assertThat(read.getGroupWindow()).isZero();
        assertThat(shown(read)).isEqualTo("'rhythm':'immediate','groupWindow':'PT0S'");
    }

    @Test
    void readsAWeeklyDigest() throws Exception {
        Watchlist read =
                read(",'rhythm':'weekly','time':'18:30','zone':'Europe/Berlin','weekday':'FRIDAY','emptyDigest':true");

        assertThat(read.getRhythm()).isEqualTo(Rhythm.WEEKLY);
        assertThat(read.getDigestTime()).isEqualTo(LocalTime.of(18, 30));
        assertThat(read.getDigestZone()).isEqualTo("Europe/Berlin");
        assertThat(read.getDigestWeekday()).isEqualTo(5);
        assertThat(read.getEmptyDigest()).isTrue();
    }

    @Test
    void beginsTheDayAtEightWhereNothingIsSaid() throws Exception {
        assertThat(shown(read(",'rhythm':'daily'")))
                .isEqualTo("'rhythm':'daily','time':'08:00','zone':'UTC','emptyDigest':false");
        assertThat(shown(read(",'rhythm':'weekly'")))
                .isEqualTo("'rhythm':'weekly','time':'08:00','zone':'UTC','weekday':'MONDAY','emptyDigest':false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'rhythm':'immediate','groupWindow':'PT15M'",
                "'rhythm':'immediate','groupWindow':'PT24H'",
                "'rhythm':'daily','time':'00:00','zone':'America/New_York','emptyDigest':true",
                "'rhythm':'weekly','time':'23:59','zone':'Australia/Lord_Howe','weekday':'SUNDAY','emptyDigest':false"
            })
    void readsWhatItShows(String rhythm) throws Exception {
        assertThat(shown(read("," + rhythm))).isEqualTo(rhythm);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'rhythm':'hourly' | rhythm | give immediate, daily or weekly",
                "'rhythm':1 | rhythm | give a text",
                "'groupWindow':'PT25H' | groupWindow | from PT0S to PT24H",
                "'groupWindow':'-PT1S' | groupWindow | from PT0S to PT24H",
                "'groupWindow':'PT9999999999999H' | groupWindow | from PT0S to PT24H",
                "'groupWindow':'15 min' | groupWindow | such as PT15M",
                "'rhythm':'daily','groupWindow':'PT15M' | groupWindow | give rhythm immediate: here it is daily",
                "'rhythm':'daily','time':'25:00' | time | such as 08:00",
                "'rhythm':'daily','time':'24:00' | time | from 00:00 to 23:59",
                "'rhythm':'daily','time':8 | time | give a text",
                "'rhythm':'daily','zone':'Mars/Olympus' | zone | such as Europe/Berlin",
                "'rhythm':'daily','weekday':'MONDAY' | weekday | give rhythm weekly: here it is daily",
                "'rhythm':'weekly','weekday':'Monday' | weekday | give one of MONDAY, TUESDAY",
                "'rhythm':'weekly','emptyDigest':'yes' | emptyDigest | give true or false",
                "'time':'08:00' | time | give rhythm daily or weekly: here it is immediate",
                "'rhythm':'immediate','emptyDigest':true | emptyDigest | give rhythm daily or weekly",
                "'tiem':'08:00' | tiem | did you mean 'time'",
            })
    void namesEachProblemByItsKey(String rhythm, String key, String problem) {
        assertThatThrownBy(() -> read("," + rhythm))
                .isInstanceOfSatisfying(BadRequestResponse.class, refusal -> assertThat(
                                refusal.getDetails().get(key))
                        .asString()
                        .contains(problem));
    }

    @Test
    void leavesAsItWasWhatIsNotGiven() throws Exception {
        Optional<Watchlist> weekly = Optional.of(
                read(",'rhythm':'weekly','time':'18:30','zone':'Europe/Berlin','weekday':'FRIDAY','emptyDigest':true"));

        assertThat(shown(read("", weekly))).isEqualTo(shown(weekly.get()));
        assertThat(shown(read(",'time':'07:00'", weekly)))
                .isEqualTo("'rhythm':'weekly','time':'07:00','zone':'Europe/Berlin','weekday':'FRIDAY',"
                        + "'emptyDigest':true");
        assertThat(shown(read(",'rhythm':'daily'", weekly)))
                .isEqualTo("'rhythm':'daily','time':'18:30','zone':'Europe/Berlin','emptyDigest':true");
        assertThat(shown(read(",'rhythm':'immediate'", weekly))).isEqualTo("'rhythm':'immediate','groupWindow':'PT0S'");
        Watchlist grouped = read(",'groupWindow':'PT1H'");
        assertThat(read("", Optional.of(grouped)).getGroupWindow())
                .isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void readsAndNamesThemInFilesToo(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("w.yaml");
        Files.writeString(file, "- {id: w, query: x, rhythm: weekly, time: 18:30, weekday: FRIDAY}\n");
        DeclaredWatchlists sound = DeclaredWatchlists.read(file, ADDRESSES, Optional.empty());
        assertThat(sound.problems()).isEmpty();
        JsonNode json = sound.watchlists().get(0).json();
        assertThat(json.path("time").asText()).isEqualTo("18:30");
        assertThat(json.path("weekday").asText()).isEqualTo("FRIDAY");

        Files.writeString(file, "- id: w\n  query: x\n  rhythm: daily\n  time: 25:00\n  weekday: FRIDAY\n");

        assertThat(DeclaredWatchlists.read(file, ADDRESSES, Optional.empty()).problems())
                .extracting(Object::toString)
                .isEqualTo(List.of(
                        file + ":4:3: time: give a time of day from 00:00 to 23:59, such as 08:00",
                        file + ":5:3: weekday: leave it out, or give rhythm weekly: here it is daily"));
    }
}
