package org.filingmonitor.producer.feed.portfolio;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The labels of a record's fields, with the pattern of a line that opens the field; group 1 is an inline value. */
enum Label {
    APPLICATION_NUMBER("Application Number"),
    PUBLICATION_NUMBER("Publication Number"),
    STATUS("Status"),
    FILING_DATE("Filing Date"),
    FIRST_PUBLICATION_DATE("First Publication Date"),
    PUBLICATION_DATE("Publication Date"),
    OWNER("Owner"),
    INVENTOR("Inventor"),
    ABSTRACT("Abstract", "()"),
    IPC_CLASSES("IPC Classes", "\\s*\\??()");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final String text;
    private final Pattern line;

    Label(String text) {
        this(text, "(?: (\\S.*))?");
    }

    Label(String text, String value) {
        this.text = text;
        this.line = Pattern.compile(text + value);
    }

    /** Returns the label as pages print it. */
    String text() {
        return text;
    }

    /** Returns the label that a line opens. */
    static Optional<Label> of(String line) {
        return Stream.of(values()).filter(label -> label.opens(line)).findFirst();
    }

    /** Tells whether a line stands only near a record's beginning; panels have a status, and titles begin like labels. */
    static boolean headsRecord(String line) {
        return Stream.of(APPLICATION_NUMBER, PUBLICATION_NUMBER, FILING_DATE, FIRST_PUBLICATION_DATE)
                .anyMatch(label -> DIGIT.matcher(label.valueIn(line)).find());
    }

    boolean opens(String text) {
        return line.matcher(text).matches();
    }

    /** Returns the value in the line that opens the field, empty if it follows below. */
    String valueIn(String opening) {
        Matcher matcher = line.matcher(opening);
        return matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
    }
}
