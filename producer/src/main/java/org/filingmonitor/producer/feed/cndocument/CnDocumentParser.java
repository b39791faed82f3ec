package org.filingmonitor.producer.feed.cndocument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.filingmonitor.producer.feed.DocumentReader;
import org.filingmonitor.producer.feed.FilingParser;
import org.filingmonitor.producer.feed.ParsedDocument;
import org.filingmonitor.producer.feed.ParsedDocument.Rejected;
import org.filingmonitor.producer.feed.Position;
import org.filingmonitor.producer.feed.Source;
import org.filingmonitor.producer.feed.TextPage;
import org.filingmonitor.producer.feed.chinese.ChineseLabel;
import org.filingmonitor.producer.feed.chinese.ChineseLabel.Field;
import org.filingmonitor.producer.feed.chinese.ChineseText;

/**
 * Reads pages of Chinese documents: a title, a block of labels of which several stand in a line, and claims. Only the
 * title and the block are read; claims, spam and whatever else is on the page are no part of a filing.
 */
public final class CnDocumentParser implements FilingParser {

    @Override
    public String format() {
        return "cn-document";
    }

    @Override
    public boolean recognises(byte[] head) {
        return !starts(repaired(TextPage.ofHead(head))).isEmpty();
    }

    @Override
    public DocumentReader read(InputStream content, Source source) throws IOException {
        return TextPage.read(content, source, page -> documents(repaired(page), page.ended(), source));
    }

    private static List<ParsedDocument> documents(List<String> lines, boolean ended, Source source) {
        List<Integer> starts = starts(lines);
        List<ParsedDocument> documents = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            boolean last = i + 1 == starts.size();
            int top = i == 0 ? 0 : starts.get(i - 1) + 1;
            int end = last ? lines.size() : starts.get(i + 1);
            List<String> before = lines.subList(top, start);
            List<String> block = lines.subList(start, end);
            byte[] raw = TextPage.raw(lines.subList(top, end), !last || ended);
            Position position = source.at("document " + (i + 1) + " (line " + (start + 1) + ")");
            documents.add(ParsedDocument.read(
                    position, raw, () -> new DocumentBlock(before, block).observe(source, position)));
        }
        if (documents.isEmpty()) {
            documents.add(new Rejected(
                    Position.of(source.file()), "holds no block of a Chinese document", TextPage.raw(lines, ended)));
        }
        return documents;
    }

    /**
     * A block starts where a number stands among several labels in one line; after the first, only below another title,
     * since claims may read like labels.
     */
    private static List<Integer> starts(List<String> lines) {
        List<Integer> starts = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            if (hasNumberAmongLabels(lines.get(line))
                    && (starts.isEmpty() || DocumentBlock.hasTitle(lines.subList(last(starts) + 1, line)))) {
                starts.add(line);
            }
        }
        return starts;
    }

    private static boolean hasNumberAmongLabels(String line) {
        List<Field> fields = ChineseLabel.in(line);
        return fields.size() > 1
                && fields.stream()
                        .map(Field::label)
                        .anyMatch(label ->
                                label == ChineseLabel.APPLICATION_NUMBER || label == ChineseLabel.PUBLICATION_NUMBER);
    }

    private static int last(List<Integer> starts) {
        return starts.get(starts.size() - 1);
    }

    private static List<String> repaired(TextPage page) {
        return page.lines().stream().map(ChineseText::repaired).toList();
    }
}
