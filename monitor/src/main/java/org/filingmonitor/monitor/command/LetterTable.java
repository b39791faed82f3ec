package org.filingmonitor.monitor.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.filingmonitor.monitor.letter.Letter;
import org.filingmonitor.monitor.letter.RawText;

/** Dead letters as rows. */
final class LetterTable {

    static final String NONE = "There are no dead letters.";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Characters of a reason that a table shows; the rest is for 'show'. */
    private static final int REASON = 70;

    private static final List<String> HEADER = List.of("id", "written", "topic", "feed", "place", "reason");

    private final List<Letter> letters;

    LetterTable(List<Letter> letters) {
        this.letters = List.copyOf(letters);
    }

    void print(PrintWriter out, OutputOptions output) throws IOException {
        if (output.json) {
            printJson(out);
        } else if (output.csv) {
            Csv.write(out, HEADER, letters.stream().map(LetterTable::cells).toList());
        } else if (letters.isEmpty()) {
            out.println(NONE);
        } else {
            printTable(out);
        }
    }

    private void printTable(PrintWriter out) {
        Table table = new Table(HEADER.toArray(String[]::new));
        for (Letter letter : letters) {
            table.row(cells(letter).stream()
                    .map(RawText::inOneLine)
                    .map(cell -> cell.length() > REASON ? cell.substring(0, REASON - 1) + "…" : cell)
                    .toArray(String[]::new));
        }
        table.print(out);
    }

    private void printJson(PrintWriter out) {
        ObjectNode answer = JSON.createObjectNode();
        for (Letter letter : letters) {
            ObjectNode one = answer.withArray("letters").addObject();
            one.put("id", letter.id().toString()).put("written", letter.at().toString());
            one.put("topic", letter.topic());
            ObjectNode headers = one.putObject("headers");
            letter.headers().forEach(headers::put);
        }
        answer.withArray("letters");
        out.println(answer);
    }

    private static List<String> cells(Letter letter) {
        return List.of(
                letter.id().toString(),
                letter.at().toString(),
                letter.topic(),
                letter.header("feed"),
                letter.place(),
                letter.header("reason"));
    }
}
