package org.filingmonitor.producer.feed.cnlisting;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.TextPage;
import org.filingmonitor.producer.feed.chinese.ChineseLabel;
import org.filingmonitor.producer.feed.chinese.ChineseText;

/**
 * Reads Chinese listings: a title, then labelled lines that begin with the publication number. Of an application that is
 * listed as published and as granted, each is a document of its own.
 */
public final class CnListingParser implements FilingParser {

    @Override
    public String format() {
        return "cn-listing";
    }

    @Override
    public boolean recognises(byte[] head) {
        List<String> lines = repaired(TextPage.ofHead(head));
        return lines.stream().noneMatch(line -> ChineseLabel.in(line).size() > 1)
                && lines.stream()
                        .anyMatch(line -> begins(line, ChineseLabel.PUBLICATION_NUMBER)
                                || begins(line, ChineseLabel.APPLICATION_NUMBER));
    }

    @Override
    public DocumentReader read(InputStream content, Source source) throws IOException {
        return TextPage.read(content, source, page -> documents(page, source));
    }

    private static List<ParsedDocument> documents(TextPage page, Source source) {
        List<String> lines = repaired(page);
        List<Integer> starts = starts(lines);
        int first = starts.isEmpty() ? lines.size() : starts.get(0);
        List<ParsedDocument> documents = new ArrayList<>(withoutBeginning(lines.subList(0, first), page, source));
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i + 1 == starts.size();
            List<String> record = lines.subList(starts.get(i), last ? lines.size() : starts.get(i + 1));
            Position position = source.at("record " + (i + 1) + " (line " + (starts.get(i) + 1) + ")");
            documents.add(
                    ParsedDocument.read(position, TextPage.raw(record, !last || page.ended()), () -> new ListingRecord(
                                    record, last, !page.ended())
                            .observe(source, position)));
        }
        return documents.isEmpty() ? List.of(withoutRecords(lines, page, source)) : documents;
    }

    private static List<Rejected> withoutBeginning(List<String> lines, TextPage page, Source source) {
        return lines.stream().anyMatch(line -> ChineseLabel.atStart(line).isPresent())
                ? List.of(new Rejected(
                        source.at("line 1"), "a record without its beginning", TextPage.raw(lines, page.ended())))
                : List.of();
    }

    private static Rejected withoutRecords(List<String> lines, TextPage page, Source source) {
        return new Rejected(
                Position.of(source.file()), "holds no record of a Chinese listing", TextPage.raw(lines, page.ended()));
    }

    /** A record starts with the paragraph before its publication number: its title, and whatever strayed there. */
    private static List<Integer> starts(List<String> lines) {
        return IntStream.range(0, lines.size())
                .filter(line -> begins(lines.get(line), ChineseLabel.PUBLICATION_NUMBER))
                .map(line -> titleOf(lines, line))
                .boxed()
                .toList();
    }

    private static int titleOf(List<String> lines, int number) {
        int last = number - 1;
        while (last >= 0 && lines.get(last).isEmpty()) {
            last--;
        }
        int first = last;
        while (first >= 0 && isPlain(lines.get(first))) {
            first--;
        }
        // What follows a label without a blank line is that label's text.
        boolean continued = first >= 0 && !lines.get(first).isEmpty();
        return continued || first == last ? number : first + 1;
    }

    private static boolean isPlain(String line) {
        return !line.isEmpty() && ChineseLabel.atStart(line).isEmpty();
    }

    private static boolean begins(String line, ChineseLabel label) {
        return ChineseLabel.atStart(line)
                .filter(field -> field.label() == label)
                .isPresent();
    }

    private static List<String> repaired(TextPage page) {
        return page.lines().stream().map(ChineseText::repaired).toList();
    }
}
