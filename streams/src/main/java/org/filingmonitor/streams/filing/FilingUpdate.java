package org.filingmonitor.streams.filing;

import java.util.Map;
import java.util.Optional;
import org.filingmonitor.event.Filing;
import org.filingmonitor.event.FilingChange;
import org.filingmonitor.streams.state.ScopeDeltas;

/**
 * What a statement did to a filing.
 *
 * @param after the filing as it is now, or null if it ceased to exist under its id
 * @param change what changed, unless it is only who saw it and when
 * @param deltas how the counts of each scope move
 */
public record FilingUpdate(Filing after, Optional<FilingChange> change, Map<String, ScopeDeltas> deltas) {}
