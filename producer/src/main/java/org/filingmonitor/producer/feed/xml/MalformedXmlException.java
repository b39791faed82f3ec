package org.filingmonitor.producer.feed.xml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/** A document is not well-formed XML, or uses what the monitor does not resolve. Its message says what and where. */
public final class MalformedXmlException extends IllegalArgumentException {

    private static final String PREFIX = "not well-formed: ";

    /** How the parser ends a message: {@code [row,col {unknown-source}]: [880,2]}. */
    private static final Pattern PLACE = Pattern.compile("\\s*at \\[row,col[^\\]]*\\]: \\[(\\d+),(\\d+)\\]\\s*$");

    MalformedXmlException(String message) {
        super(PREFIX + message);
    }

    MalformedXmlException(XMLStreamException cause) {
        super(PREFIX + placed(cause.getMessage()), cause);
    }

    /** Returns this fault with its place in the document. */
    MalformedXmlException at(String lineAndColumn) {
        return new MalformedXmlException(lineAndColumn + ": " + getMessage().substring(PREFIX.length()));
    }

    private static String placed(String message) {
        Matcher place = PLACE.matcher(message);
        return place.find()
                ? "line " + place.group(1) + ", column " + place.group(2) + " of the document: "
                        + message.substring(0, place.start())
                : message;
    }
}
