package org.filingmonitor.alerts.message;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * The templates of messages. What is put in is escaped for HTML, unless a template says otherwise; a name that a template
 * does not know is an error.
 */
public enum Template {
    MAIL_HTML("mail.html"),
    MAIL_TEXT("mail.txt"),
    SLACK_FILING("slack-filing.txt"),
    SLACK_TREND("slack-trend.txt"),
    SLACK_SUMMARY("slack-summary.txt"),
    SLACK_END("slack-end.txt"),
    ATOM_ENTRY("atom-entry.html"),
    UNSUBSCRIBE("unsubscribe.html");

    private final String file;

    Template(String file) {
        this.file = "message/" + file;
    }

    /** Fills a template. */
    public String fill(Map<String, Object> values) {
        StringWriter filled = new StringWriter();
        try {
            Engine.PEBBLE.getTemplate(file).evaluate(filled, values, Locale.ENGLISH); // which it keeps
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return filled.toString();
    }

    /** Returns a text as Slack shows it: it takes these three characters for the signs of links and mentions. */
    public static String mrkdwn(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static final class Engine {
        static final PebbleEngine PEBBLE = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(Template.class.getClassLoader()))
                .strictVariables(true)
                .newLineTrimming(false)
                .addEscapingStrategy("mrkdwn", Template::mrkdwn)
                .build();
    }
}
