package org.filingmonitor.registry;

import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** Trust stores and key stores for calls to a registry, read as Kafka's own clients read theirs: JKS, PKCS12 or PEM. */
final class RegistryTls {

    private RegistryTls() {}

    /**
     * Makes the context.
     *
     * @param config Kafka's keys {@code ssl.*}
     * @throws org.apache.kafka.common.KafkaException if a store cannot be read
     */
    static SSLContext context(Map<String, String> config) {
        ConfigDef keys = new ConfigDef();
        SslConfigs.addClientSslSupport(keys);
        // Not closed: that would clear the stores, and there is nothing else to release.
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(keys.parse(config));
        return factory.sslContext();
    }
}
