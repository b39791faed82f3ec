package org.filingmonitor.alerts.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.filingmonitor.alerts.courier.WebhookAddresses;
import org.filingmonitor.event.Watchlist;

/** Reads the watchlists of files one after the other: each is sound or has problems, and none has the id of another. */
final class Declarations {

    private final WebhookAddresses addresses;
    private final SecretVariables secrets;
    private final List<DeclaredWatchlist> sound = new ArrayList<>();
    private final List<FileProblem> problems = new ArrayList<>();
    private final Map<String, String> placeById = new HashMap<>();

    Declarations(WebhookAddresses addresses, SecretVariables secrets) {
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /** Adds what is wrong with a file or a directory. */
    void refuse(FileProblem problem) {
        problems.add(problem);
    }

    /** Adds a file. */
    void add(WatchlistFile file) {
        problems.addAll(file.problems());
        file.watchlists().forEach(this::add);
    }

    private void add(WatchlistFile.Written written) {
        Problems found = new Problems();
        identify(written, found);
        refuseDeeds(written.json().path("channels"), found);
        secrets.replace(written.json(), found);
        Optional<Watchlist> read =
                WatchlistReader.read(written.json(), Optional.empty(), Instant.EPOCH, addresses, found);
        read.ifPresent(one -> sound.add(DeclaredWatchlist.of(written, one)));
        found.byPlace().forEach((part, problem) -> problems.add(written.problem(part, problem)));
    }

    private void identify(WatchlistFile.Written written, Problems found) {
        if (!written.json().isObject()) {
            return; // the reader says so
        }
        if (!written.json().path("id").isTextual()) {
            found.add("id", "give each watchlist of a file an id, a text: by it, it is found again");
            return;
        }
        if (written.json().has("managedBy")) {
            found.add("managedBy", "leave it out: a file's watchlists are managed by the name that --as gives");
        }
        Place place = written.place("id");
        String before = placeById.putIfAbsent(written.id(), written.file() + ":" + place.line());
        if (before != null) {
            found.add("id", "'" + written.id() + "' stands at " + before + " already; give each id once");
        }
    }

    /** What is done once would be done again each time that the file is applied. */
    private static void refuseDeeds(JsonNode channels, Problems found) {
        for (int i = 0; i < channels.size(); i++) {
            for (String deed : List.of("paused", "rotate")) {
                if (channels.path(i).has(deed)) {
                    found.add("channels[" + i + "]." + deed, "leave it out: files say what is, the HTTP API does this");
                }
            }
        }
    }

    /** Returns all that was added, the problems in the order of the files. */
    DeclaredWatchlists done() {
        return new DeclaredWatchlists(
                sound,
                problems.stream()
                        .sorted(Comparator.comparing(FileProblem::file)
                                .thenComparing(FileProblem::line)
                                .thenComparing(FileProblem::column))
                        .toList());
    }
}
