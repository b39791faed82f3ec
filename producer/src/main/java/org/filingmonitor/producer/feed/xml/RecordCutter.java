package org.filingmonitor.producer.feed.xml;

import java.io.IOException;
import java.io.InputStream;

/** Cuts a file that holds many documents in one root, or the documents alone. What stands between them is not read. */
final class RecordCutter extends Cutter {

    /** Bytes of a record, at most. */
    private static final int LIMIT = 16 * 1024 * 1024;

    private final String record;
    private final ElementStack around = new ElementStack();
    private String encoding = DEFAULT_ENCODING;
    /** Name of the first element around the records; empty if there is none. */
    private String root = "";

    private boolean any;
    /** True where the elements around the records are damaged, so that their ends cannot be expected. */
    private boolean unsure;

    private boolean inRecord;
    private boolean ended;

    RecordCutter(InputStream file, XmlFormat format) {
        super(file, LIMIT, format);
        this.record = format.record();
    }

    @Override
    Cut cut() throws IOException {
        try {
            return ended ? null : toRecord() ? record() : end();
        } catch (IllegalArgumentException damage) {
            any = true;
            if (!inRecord) {
                element.begin();
                unsure = true;
            }
            inRecord = false;
            Cut damaged = giveUp(damage, record);
            ended = scanner.isAtEnd();
            return damaged;
        }
    }

    private Cut record() throws IOException {
        inRecord = true;
        element.begin();
        scanner.back();
        toEnd();
        any = true;
        inRecord = false;
        return element.cut(encoding);
    }

    /** Says, once, what the end of the file tells: it was cut off, or it holds no record. */
    private Cut end() {
        ended = true;
        element.begin();
        if (around.depth() > 0 && !unsure) {
            return Cut.damaged(scanner.place(), "the file ends before </" + around.innermost() + ">");
        }
        return any || root.isEmpty() ? null : Cut.nothing(root);
    }

    private void toEnd() throws IOException {
        boolean complete = false;
        while (!complete) {
            switch (scanner.next()) {
                case START_TAG -> {
                    nextRecordEnds();
                    element.open();
                }
                case EMPTY_ELEMENT -> {
                    nextRecordEnds();
                    complete = element.empty();
                }
                case END_TAG -> complete = element.close();
                default -> throw cutOff();
            }
        }
    }

    /** A record holds no other: where one begins within, the end of the first is missing. */
    private void nextRecordEnds() {
        if (element.hasBegun() && scanner.isLocal(record)) {
            throw cutOff();
        }
    }

    private MalformedXmlException cutOff() {
        scanner.back();
        return element.endsEarly();
    }

    /** Moves to the tag of the next record. Returns false at the end of the file. */
    private boolean toRecord() throws IOException {
        while (true) {
            switch (scanner.next()) {
                case START_TAG -> {
                    if (scanner.isLocal(record)) {
                        return true;
                    }
                    enter();
                }
                case EMPTY_ELEMENT -> {
                    if (scanner.isLocal(record)) {
                        return true;
                    }
                }
                case END_TAG -> leave();
                case DECLARATION -> declaration();
                case DOCUMENT_TYPE -> {}
                default -> {
                    return false;
                }
            }
        }
    }

    private void enter() {
        if (root.isEmpty()) {
            root = CutElement.local(scanner.name());
        }
        if (!around.open(window.bytes(), scanner.nameFrom(), scanner.nameTo())) {
            throw new MalformedXmlException("elements are nested too deep");
        }
    }

    private void leave() {
        if (!around.closeNamed(window.bytes(), scanner.nameFrom(), scanner.nameTo()) && !unsure) {
            throw new MalformedXmlException("</" + scanner.name() + "> closes nothing that is open around the records");
        }
    }

    private void declaration() {
        boolean cutOff = around.depth() > 0 && !unsure;
        String missing = cutOff ? around.innermost() : "";
        around.clear();
        unsure = false;
        encoding = declaredEncoding();
        if (cutOff) {
            throw new MalformedXmlException("a document begins before </" + missing + ">");
        }
    }
}
