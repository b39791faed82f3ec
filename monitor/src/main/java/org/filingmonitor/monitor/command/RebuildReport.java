package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.filingmonitor.monitor.client.MonitorClient;
import org.filingmonitor.streams.audit.Audit.Outcome;
import org.filingmonitor.streams.audit.Difference;

/** What an audit found, for people and as JSON. */
final class RebuildReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RebuildReport() {}

    static void print(Outcome outcome, PrintWriter out) {
        outcome.differences().forEach(row -> print(row, out));
        long unnamed = outcome.differing() - outcome.differences().size();
        if (unnamed > 0) {
            out.println("and " + unnamed + " more");
        }
        String compared = outcome.rows() + " rows of counts and trends, recounted from " + outcome.observations()
                + " observations: ";
        out.println(compared + (outcome.differing() == 0 ? "all equal" : outcome.differing() + " differ"));
    }

    private static void print(Difference row, PrintWriter out) {
        String stray = row.partition() == null ? "" : " in partition " + row.partition() + ", where it does not belong";
        out.println(row.topic() + " " + row.key() + stray);
        out.println("  live       " + (row.live() == null ? "none" : row.live()));
        out.println("  recounted  " + (row.recounted() == null ? "none" : row.recounted()));
    }

    static String json(Outcome outcome) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("verdict", outcome.verdict().name().toLowerCase(Locale.ROOT));
        answer.put("observations", outcome.observations()).put("rows", outcome.rows());
        answer.put("differing", outcome.differing()).put("behind", outcome.behind());
        answer.putArray("differences");
        outcome.differences().forEach(row -> add(answer.withArray("differences").addObject(), row));
        return answer.toString();
    }

    private static void add(ObjectNode named, Difference row) {
        named.put("topic", row.topic()).set("key", MonitorClient.parse(row.key()));
        named.put("partition", row.partition());
        named.set("live", row.live() == null ? null : MonitorClient.parse(row.live()));
        named.set("recounted", row.recounted() == null ? null : MonitorClient.parse(row.recounted()));
    }
}
