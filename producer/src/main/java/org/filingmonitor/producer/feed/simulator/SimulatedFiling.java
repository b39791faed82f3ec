package org.filingmonitor.producer.feed.simulator;

import java.time.LocalDate;
import java.util.List;
import org.filingmonitor.event.Owner;

/**
 * What is true of a simulated filing, whatever its documents say.
 *
 * @param number application number
 * @param published date of its first publication
 * @param decided date of its grant or withdrawal, should either come
 */
record SimulatedFiling(
        SimulatedOffice office,
        String number,
        LocalDate filed,
        LocalDate published,
        LocalDate decided,
        Owner owner,
        List<String> ipc,
        String title,
        String abstractText) {}
