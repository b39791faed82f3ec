package org.filingmonitor.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.filingmonitor.event.FilingObservation;
import org.filingmonitor.event.Publication;

/**
 * Rewrites observations that name only a publication as if they had named its applications, in plain Java that shares
 * nothing with the topology: the reference that linking must equal.
 */
final class Relinked {

    private final Map<String, Set<String>> applications = new TreeMap<>();

    private Relinked(List<FilingObservation> seen) {
        seen.stream().filter(one -> one.getApplicationNumber() != null).forEach(this::claim);
    }

    static List<FilingObservation> of(List<FilingObservation> seen) {
        Relinked relinked = new Relinked(seen);
        List<FilingObservation> rewritten = new ArrayList<>();
        seen.forEach(one -> relinked.rewrite(one, rewritten));
        return rewritten;
    }

    /** Ids, by publication, of the applications that name it. */
    static Map<String, Set<String>> applications(List<FilingObservation> seen) {
        return new Relinked(seen).applications;
    }

    /** Ids that the filing of an observation has while only its documents are known. */
    static Set<String> publications(FilingObservation seen) {
        Set<String> ids = new TreeSet<>();
        Stream.concat(seen.getPublications().stream(), seen.getDeletedPublications().stream())
                .map(Publication::getNumber)
                .forEach(number -> ids.add(number.replaceFirst("^(..)(\\d+).*$", "$1-PUB-$2")));
        return ids;
    }

    private void claim(FilingObservation seen) {
        publications(seen)
                .forEach(id ->
                        applications.computeIfAbsent(id, key -> new TreeSet<>()).add(seen.getId()));
    }

    private void rewrite(FilingObservation seen, List<FilingObservation> rewritten) {
        Set<String> owners = applications.getOrDefault(seen.getId(), Set.of());
        if (owners.isEmpty()) {
            rewritten.add(seen);
        }
        for (String id : owners) {
            rewritten.add(FilingObservation.newBuilder(seen)
                    .setId(id)
                    .setOffice(id.substring(0, 2))
                    .setApplicationNumber(id.substring(3))
                    .build());
        }
    }
}
