package org.filingmonitor.producer.feed.epfulltext;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.filingmonitor.producer.feed.xml.XmlCursor;

/** Reads the few texts that matter of a small element, at whatever depth they stand. */
final class Leaves {

    private Leaves() {}

    /** Returns the text of the first descendant of each wanted name, of the element that was just entered. */
    static Map<String, String> of(XmlCursor element, Set<String> wanted) {
        Map<String, String> found = new HashMap<>();
        collect(element, wanted, found);
        return found;
    }

    /** Returns the text of the first descendant of a name, of the element that was just entered; empty without one. */
    static String one(XmlCursor element, String wanted) {
        return of(element, Set.of(wanted)).getOrDefault(wanted, "");
    }

    private static void collect(XmlCursor element, Set<String> wanted, Map<String, String> found) {
        element.children(name -> {
            if (wanted.contains(name)) {
                found.putIfAbsent(name, element.text());
            } else {
                collect(element, wanted, found);
            }
        });
    }
}
