package org.filingmonitor.alerts.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.filingmonitor.alerts.AFiling.aFiling;
import static org.filingmonitor.alerts.AWatchlist.aWatchlist;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.filingmonitor.alerts.AWatchlist;
import org.filingmonitor.alerts.SealingFlow;
import org.filingmonitor.alerts.courier.Channels;
import org.filingmonitor.event.Alert;
import org.filingmonitor.event.Channel;
import org.filingmonitor.event.ChannelType;
import org.filingmonitor.event.Notification;

/** Whatever is done to a watchlist while it gathers, each of its alerts is in one notification for each channel. */
class ExactlyOnceTest {

    private static final Instant START = Instant.parse("2025-03-29T10:00:00Z"); // a night before clocks change
    private static final Channel[] CHANNELS = {
        Channels.of(ChannelType.LOG, "", null), Channels.of(ChannelType.WEBHOOK, "https://example.org/hook", null)
    };

    /** What is done to a watchlist: its number, and what. */
    record Deed(int watchlist, String name, Duration time) {}

    /** All runs share one topology, each with watchlists of its own: it takes longer to start than a run. */
    private static SealingFlow flow;

    private static int runs;

    @BeforeContainer
    static void start() {
        flow = new SealingFlow(START, 1);
    }

    @AfterContainer
    static void stop() {
        flow.close();
    }

    private static final class Run {
        private final List<String> ids = List.of("v" + runs, "w" + runs);
        private final Map<String, Consumer<AWatchlist>> rhythms = new HashMap<>();
        private final Map<String, Boolean> paused = new HashMap<>();
        private final List<String> fired = new ArrayList<>();

        private Run() {
            runs++;
            ids.forEach(id -> edit(id, any -> {}));
        }

        private void edit(String id, Consumer<AWatchlist> rhythm) {
            rhythms.put(id, rhythm);
            write(id);
        }

        private void pause(String id, boolean now) {
            paused.put(id, now);
            write(id);
        }

        private void write(String id) {
            AWatchlist one = aWatchlist(id).channels(CHANNELS);
            rhythms.get(id).accept(one);
            flow.watch(paused.getOrDefault(id, false) ? one.paused().watchlist() : one.watchlist());
        }

        private void fire(String id) {
            Alert alert = new Alert(
                    "a" + fired.size(), id, "NEW", flow.now(), aFiling("CN-1").filing(), List.of());
            for (Channel channel : CHANNELS) {
                fired.add(alert.getId() + " " + id + " by " + id + " " + channel.getType());
            }
            flow.alert(alert);
        }

        private void act(Deed deed) {
            String id = ids.get(deed.watchlist());
            switch (deed.name()) {
                case "fire" -> fire(id);
                case "pause" -> pause(id, true);
                case "resume" -> pause(id, false);
                case "restart" -> flow.restart();
                case "pass" -> flow.pass(deed.time());
                case "immediate" -> edit(id, any -> {});
                case "window" -> edit(id, one -> one.gathering(deed.time()));
                case "daily" -> edit(id, one -> one.daily("02:30", "Europe/Berlin"));
                case "daily-empty" ->
                    edit(id, one -> one.daily("18:00", "America/New_York").alsoEmpty());
                default -> edit(id, one -> one.weekly(DayOfWeek.SUNDAY, "08:00", "Australia/Lord_Howe"));
            }
        }

        /** Nothing waits any more. */
        private void end() {
            ids.forEach(id -> {
                pause(id, false);
                edit(id, any -> {});
            });
            flow.pass(Duration.ofSeconds(1));
        }
    }

    @Provide
    Arbitrary<List<Deed>> deeds() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just("fire")),
                Tuple.of(5, Arbitraries.just("pass")),
                Tuple.of(3, Arbitraries.of("immediate", "window", "daily", "daily-empty", "weekly", "resume")),
                Tuple.of(1, Arbitraries.of("pause", "pause", "restart")));
        Arbitrary<Duration> times = Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                Duration.ofHours(5),
                Duration.ofHours(24),
                Duration.ofDays(3));
        return Combinators.combine(Arbitraries.integers().between(0, 1), names, times)
                .as(Deed::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void sealsEachAlertOnceForEachChannel(@ForAll("deeds") List<Deed> deeds) {
        Run run = new Run();
        deeds.forEach(run::act);
        run.end();

        List<Notification> sealed = flow.notifications();
        assertThat(sealed.stream().flatMap(one -> one.getAlerts().stream()
                        .map(alert -> alert.getId() + " " + alert.getWatchlistId() + " by "
                                + one.getWatchlistId() + " "
                                + one.getChannel().getType())))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(run.fired);
        assertThat(sealed).extracting(Notification::getId).doesNotHaveDuplicates();
        assertThat(flow.held()).isZero();
    }
}
