package org.filingmonitor.alerts.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.filingmonitor.alerts.query.IndexedFilings;
import org.filingmonitor.alerts.query.QueryLanguage;
import org.filingmonitor.event.Filing;

/** Lucene's own index of queries. */
final class LuceneMonitor implements Contender {

    private final Monitor monitor;

    LuceneMonitor(Presearcher presearcher) throws IOException {
        monitor = new Monitor(IndexedFilings.analyzer(), presearcher, new MonitorConfiguration());
    }

    @Override
    public void add(int first, List<String> queries) throws IOException {
        List<MonitorQuery> all = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            all.add(new MonitorQuery(
                    String.valueOf(first + i),
                    QueryLanguage.parse(queries.get(i)).lucene()));
        }
        monitor.register(all);
    }

    @Override
    public int match(Filing filing) throws IOException {
        return monitor.match(IndexedFilings.document(filing), QueryMatch.SIMPLE_MATCHER)
                .getMatchCount();
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
