package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.filingmonitor.monitor.letter.RawText;
import org.filingmonitor.monitor.plan.Change;
import org.filingmonitor.monitor.plan.Change.Action;
import org.filingmonitor.monitor.plan.WatchlistPlan;

/** A plan for people: each watchlist with what changes in it, then how many. */
record PlanText(PrintWriter out) {

    void print(WatchlistPlan plan) {
        plan.changes().forEach(this::print);
        plan.refused()
                .forEach(refusal -> line(refusal.place() + ": " + refusal.id() + ": " + refusal.problem()));
        line(plan.count(Action.CREATE) + " to create, " + plan.count(Action.CHANGE) + " to change, "
                + plan.count(Action.DELETE) + " to delete, " + plan.unchanged() + " as they are"
                + (plan.refused().isEmpty() ? "" : ", " + plan.refused().size() + " refused"));
    }

    private void print(Change change) {
        line(change.action().sign() + " " + change.id());
        for (Change.Field field : change.fields()) {
            String before = field.before() == null ? "" : text(field.before()) + " -> ";
            line("    " + field.name() + ": " + before + text(field.after()));
        }
        change.newSecrets().forEach(url -> line("    new secret: " + url));
    }

    private void line(String text) {
        out.println(text.startsWith("    ") ? "    " + RawText.inOneLine(text.strip()) : RawText.inOneLine(text));
    }

    /** Lists read as words; a channel as its kind and where it leads. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.isEmpty()
                    ? "none"
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(PlanText::text)
                            .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(" "));
        }
        return value.asText().isEmpty() ? "none" : value.asText();
    }
}
