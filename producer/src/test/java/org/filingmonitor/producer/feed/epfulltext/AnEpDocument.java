package org.filingmonitor.producer.feed.epfulltext;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a document as the European Patent Office lays it out; what a test does not set is as of any new application. */
final class AnEpDocument {

    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final List<String> abstracts = new ArrayList<>();
    private String body = "<description id='desc'><p>Not read.</p></description>";

    private AnEpDocument(String version, String number, String kind, String date) {
        attributes.put("lang", "en");
        attributes.put("country", "EP");
        attributes.put("doc-number", number);
        attributes.put("kind", kind);
        attributes.put("date-publ", date);
        attributes.put("status", "n");
        attributes.put("dtd-version", version);
        b100("<B110>" + number + "</B110><B130>" + kind + "</B130><B140><date>" + date + "</date></B140>"
                + "<B190>EP</B190>");
        groups.put("B200", "<B210>13189031.1</B210><B220><date>20131017</date></B220>");
    }

    /** A document of version 1.5 of the DTD. */
    static AnEpDocument of(String number, String kind, String date) {
        return of("ep-patent-document-v1-5", number, kind, date);
    }

    static AnEpDocument of(String version, String number, String kind, String date) {
        return new AnEpDocument(version, number, kind, date);
    }

    AnEpDocument attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    AnEpDocument b100(String content) {
        groups.put("B100", content);
        return this;
    }

    /** Sets the content of a group such as B200. */
    AnEpDocument group(String name, String content) {
        groups.put(name, content);
        return this;
    }

    AnEpDocument title(String language, String title) {
        String titles = groups.getOrDefault("B500", "<B540></B540>");
        groups.put("B500", titles.replace("</B540>", "<B541>" + language + "</B541><B542>" + title + "</B542></B540>"));
        return this;
    }

    AnEpDocument abstractText(String language, String text) {
        abstracts.add("<abstract lang='" + language + "'>" + text + "</abstract>");
        return this;
    }

    AnEpDocument body(String content) {
        body = content;
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ep-patent-document");
        attributes.forEach((name, value) -> text.append(" %s=\"%s\"".formatted(name, value)));
        text.append(">\n<SDOBI>");
        groups.forEach((name, content) -> text.append("<%s>%s</%s>\n".formatted(name, content, name)));
        text.append("</SDOBI>\n");
        abstracts.forEach(text::append);
        return text.append(body).append("\n</ep-patent-document>\n").toString();
    }
}
