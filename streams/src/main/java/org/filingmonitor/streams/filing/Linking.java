package org.filingmonitor.streams.filing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.filingmonitor.streams.state.FilingState;
import org.filingmonitor.streams.state.FilingStatement;
import org.filingmonitor.streams.state.PublicationLink;

/**
 * What a statement does to the link of its publication, and to which filings it goes. Whatever the order, each application
 * that names a publication as its document is told all that was read about the publication alone, and the publication's
 * own id holds that only while no application is known. A document without application is linked by its own id alone: what
 * it says of a second publication joins no filings.
 *
 * <p>For alerts this means:
 *
 * <ul>
 *   <li>An application that becomes known through the publication takes over from it: the change has the publication's
 *       filing as {@code before}, and a second one empties the publication's id.
 *   <li>An application that was known already, by another document or none, has its own state as {@code before}: what the
 *       publication's filing brings to it counts as news, and may have been alerted under the publication's id.
 *   <li>Where several applications name one publication, only the first takes over; the others are new filings. So it is
 *       where offices number different filings alike and tell them apart by the kind code alone.
 * </ul>
 *
 * @param changed what is known of the publication from now on, if that is not what was
 * @param statements filing id to what is stated about the filing
 */
record Linking(Optional<PublicationLink> changed, Map<String, FilingStatement> statements) {

    /**
     * Links a statement.
     *
     * @param key id of the publication's own filing, or the statement's own filing id
     * @param held what was known of the publication, or null for nothing
     */
    static Linking of(String key, PublicationLink held, FilingStatement statement) {
        PublicationLink link = held == null ? new PublicationLink(List.of(), null) : held;
        String id = statement.getState().getId();
        if (statement.getState().getApplicationNumber() == null) {
            return publication(link, statement);
        }
        if (id.equals(key) || link.getApplications().contains(id)) {
            return new Linking(Optional.empty(), Map.of(id, statement));
        }
        return claim(key, link, statement);
    }

    private static Linking publication(PublicationLink link, FilingStatement statement) {
        FilingState state = statement.getState();
        FilingState merged = link.getFiling() == null ? state : FilingMerge.merge(link.getFiling(), state);
        if (merged.equals(link.getFiling())) {
            return new Linking(Optional.empty(), Map.of());
        }
        List<String> applications = link.getApplications();
        return new Linking(
                Optional.of(new PublicationLink(applications, merged)),
                applications.isEmpty()
                        ? Map.of(state.getId(), statement)
                        : applications.stream()
                                .collect(Collectors.toMap(Function.identity(), id -> about(id, statement))));
    }

    private static FilingStatement about(String id, FilingStatement statement) {
        return new FilingStatement(FilingMerge.about(id, statement.getState()), null, statement.getHistory());
    }

    private static Linking claim(String key, PublicationLink link, FilingStatement statement) {
        FilingState state = statement.getState();
        FilingState known = link.getFiling();
        List<String> applications = link.getApplications();
        Optional<PublicationLink> claimed = Optional.of(new PublicationLink(with(state.getId(), applications), known));
        if (known == null) {
            return new Linking(claimed, Map.of(state.getId(), statement));
        }
        boolean first = applications.isEmpty();
        boolean history = statement.getHistory();
        FilingState merged = FilingMerge.merge(state, known);
        Map<String, FilingStatement> statements = new HashMap<>();
        statements.put(state.getId(), new FilingStatement(merged, first ? known : null, history));
        if (first) {
            statements.put(key, new FilingStatement(null, null, history));
        }
        return new Linking(claimed, statements);
    }

    private static List<String> with(String id, List<String> applications) {
        List<String> more = new ArrayList<>(applications);
        more.add(id);
        more.sort(Comparator.naturalOrder());
        return more;
    }
}
