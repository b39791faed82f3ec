package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** In which rhythm a watchlist tells of its alerts. The monitor says what is wrong with it. */
final class RhythmOptions {

    @Option(
            names = "--rhythm",
            paramLabel = "RHYTHM",
            description = "immediate, daily or weekly: how often notifications go out (default: immediate)")
    private String rhythm;

    @Option(
            names = "--group-window",
            paramLabel = "DURATION",
            description = "for how long alerts are gathered into one notification, such as PT15M; up to PT24H")
    private String groupWindow;

    @Option(names = "--time", paramLabel = "HH:MM", description = "time of day of digests (default: 08:00)")
    private String time;

    @Option(names = "--zone", paramLabel = "ZONE", description = "its time zone, such as Europe/Berlin (default: UTC)")
    private String zone;

    @Option(names = "--weekday", paramLabel = "DAY", description = "day of weekly digests (default: MONDAY)")
    private String weekday;

    @Option(
            names = "--empty-digest",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "send a digest also when there is nothing to tell")
    private Boolean emptyDigest;

    /** Puts what was given into a watchlist. */
    void write(ObjectNode watchlist) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("rhythm", rhythm);
        given.put("groupWindow", groupWindow);
        given.put("time", time);
        given.put("zone", zone);
        given.put("weekday", weekday);
        given.values().removeIf(value -> value == null);
        given.forEach(watchlist::put);
        if (emptyDigest != null) {
            watchlist.put("emptyDigest", emptyDigest);
        }
    }
}
