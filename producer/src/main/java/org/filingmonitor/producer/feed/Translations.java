package org.filingmonitor.producer.feed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.filingmonitor.event.Translation;

/** Titles and abstracts in other languages, by language. */
final class Translations {

    private final Map<String, Translation> byLanguage = new TreeMap<>();

    /** Returns the translation into a language, to be filled. */
    Translation into(String language) {
        return byLanguage.computeIfAbsent(language, unseen -> new Translation(unseen, null, null));
    }

    /** Returns those that say anything. */
    List<Translation> all() {
        return byLanguage.values().stream()
                .filter(one -> one.getTitle() != null || one.getAbstract$() != null)
                .toList();
    }
}
