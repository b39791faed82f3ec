package org.filingmonitor.producer.feed.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.TextPage;

/**
 * Reads pages of an owner's portfolio: numbered records of labelled lines, whatever stands before and after them. Pages
 * may be cut at any record; a record cut short is rejected and takes no other with it.
 */
public final class OwnerPortfolioParser implements FilingParser {

    private static final Pattern RECORD_NUMBER = Pattern.compile("\\d{1,9}\\.");

    /** Lines after a record's number among which its first label stands: blanks, the title, blanks. */
    private static final int TITLE_LINES = 8;

    @Override
    public String format() {
        return "owner-portfolio";
    }

    @Override
    public boolean recognises(byte[] head) {
        List<String> lines = TextPage.ofHead(head).lines();
        for (int i = 0; i < lines.size(); i++) {
            if (RECORD_NUMBER.matcher(lines.get(i)).matches() && leadsToLabel(lines, i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public DocumentReader read(InputStream content, Source source) throws IOException {
        return TextPage.read(content, source, page -> documents(page, source));
    }

    private static List<ParsedDocument> documents(TextPage page, Source source) {
        List<String> lines = page.lines();
        List<Integer> starts = starts(lines);
        List<ParsedDocument> documents = new ArrayList<>();
        int before = starts.isEmpty() ? lines.size() : starts.get(0);
        if (lines.subList(0, before).stream().anyMatch(OwnerPortfolioParser::belongsToRecord)) {
            documents.add(new Rejected(
                    source.at("line 1"),
                    "a record without its beginning",
                    TextPage.raw(lines.subList(0, before), page.ended())));
        }
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i + 1 == starts.size();
            int end = last ? lines.size() : starts.get(i + 1);
            documents.add(document(lines.subList(starts.get(i), end), starts.get(i), last && !page.ended(), source));
        }
        if (documents.isEmpty()) {
            documents.add(new Rejected(
                    Position.of(source.file()),
                    "holds no record of an owner's portfolio",
                    TextPage.raw(lines, page.ended())));
        }
        return documents;
    }

    private static ParsedDocument document(List<String> lines, int start, boolean cut, Source source) {
        String number = lines.get(0).replace(".", "");
        Position position = source.at("record " + number + " (line " + (start + 1) + ")");
        return ParsedDocument.read(
                position, TextPage.raw(lines, !cut), () -> new PortfolioRecord(lines, cut).observe(source, position));
    }

    /**
     * Finds the lines at which records start. A number alone in a line may also stand in an abstract, so a record starts
     * only after the last field of the one before, or where labels follow.
     */
    private static List<Integer> starts(List<String> lines) {
        List<Integer> starts = new ArrayList<>();
        boolean whole = false;
        for (int i = 0; i < lines.size(); i++) {
            if (RECORD_NUMBER.matcher(lines.get(i)).matches() && (whole || leadsToLabel(lines, i))) {
                starts.add(i);
                whole = false;
            } else if (!starts.isEmpty() && Label.IPC_CLASSES.opens(lines.get(i))) {
                whole = true;
            }
        }
        return starts;
    }

    private static boolean leadsToLabel(List<String> lines, int number) {
        return lines.subList(number + 1, Math.min(lines.size(), number + 1 + TITLE_LINES)).stream()
                .takeWhile(line -> !RECORD_NUMBER.matcher(line).matches())
                .anyMatch(Label::headsRecord);
    }

    private static boolean belongsToRecord(String line) {
        return Label.headsRecord(line) || Label.IPC_CLASSES.opens(line);
    }
}
