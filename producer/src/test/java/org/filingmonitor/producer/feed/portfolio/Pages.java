package org.filingmonitor.producer.feed.portfolio;

import java.util.ArrayList;
import java.util.List;

/** Pages of invented portfolios, laid out as the real ones are. */
final class Pages {

    static final String HEADER =
            """
            Lantern Works Ltd.

            1-3 of 3 for Lantern Works Ltd. Sort by
            Status
            Pending 2
            IPC Class
            F21V 29/70 - Cooling 3
            """;

    static final String FOOTER = "\n\u00A0 1 \u00A0 \u00A0 2 \u00A0 \u00A0 Next Page";

    private Pages() {}

    static PortfolioPageRecord record(int number) {
        return new PortfolioPageRecord(number);
    }

    static String page(String... records) {
        return HEADER + String.join("", records) + FOOTER;
    }

    /** One record while a test words it. */
    static final class PortfolioPageRecord {
        private final int number;
        private final List<String> head = new ArrayList<>();
        private String title = "LANTERN WITH A COOLED LAMP";
        private String people = "Owner Lantern Works Ltd. (Norway)\nInventor Aas, Kari\n";
        private String text = "A lantern is described.";
        private String ipc = "  • F21V 29/70 - Cooling arrangementsHeat sinks\n";

        private PortfolioPageRecord(int number) {
            this.number = number;
        }

        PortfolioPageRecord titled(String words) {
            title = words;
            return this;
        }

        PortfolioPageRecord with(String line) {
            head.add(line);
            return this;
        }

        PortfolioPageRecord people(String lines) {
            people = lines;
            return this;
        }

        PortfolioPageRecord text(String lines) {
            text = lines;
            return this;
        }

        PortfolioPageRecord ipc(String lines) {
            ipc = lines;
            return this;
        }

        PortfolioPageRecord us(String application, String filed, String firstPublished) {
            return with("Application Number " + application)
                    .with("Status Pending")
                    .with("Filing Date " + filed)
                    .with("First Publication Date " + firstPublished);
        }

        PortfolioPageRecord pct(String application, String publication, String filed, String published) {
            return with("Application Number " + application)
                    .with("Publication Number " + publication)
                    .with("Status In Force")
                    .with("Filing Date " + filed)
                    .with("Publication Date " + published);
        }

        String print() {
            return "\n" + number + ".\n\n" + title + "\n\n\u00A0\u00A0\u00A0 \u00A0\u00A0\n" + String.join("\n", head)
                    + "\n" + people + "\nAbstract\n\n" + text + "\n\nIPC Classes\u00A0\u00A0?\n\n" + ipc;
        }
    }
}
