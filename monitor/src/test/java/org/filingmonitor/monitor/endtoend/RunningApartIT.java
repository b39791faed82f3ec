package org.filingmonitor.monitor.endtoend;

import java.nio.file.Path;
import java.util.Map;
import org.filingmonitor.monitor.local.Elsewhere;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On a broker inside this JVM that demands a password, and a registry's process. */
class RunningApartIT extends RunningApartContract {

    private Elsewhere elsewhere;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        elsewhere = new Elsewhere(directory);
        elsewhere.startKafka();
        elsewhere.startRegistry();
    }

    @AfterEach
    void stop() throws InterruptedException {
        elsewhere.close();
    }

    @Override
    Map<String, String> clients() {
        return elsewhere.clients();
    }
}
