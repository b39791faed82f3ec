package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryConfigTest {

    @Test
    void hasConfluentsDefaults() {
        assertThat(RegistryConfig.of(Map.of("schema.registry.url", "http://localhost:8081")))
                .isEqualTo(new RegistryConfig(
                        List.of(new RegistryNode("http://localhost:8081", Optional.empty())),
                        Optional.empty(),
                        true,
                        false,
                        false,
                        false,
                        Map.of()));
    }

    @Test
    void readsEveryKey() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("schema.registry.url", List.of("https://a:8081/", "https://b/registry"));
        keys.put("basic.auth.credentials.source", "USER_INFO");
        keys.put("basic.auth.user.info", new Password("u:p"));
        keys.put("auto.register.schemas", false);
        keys.put("use.latest.version", "TRUE");
        keys.put("normalize.schemas", true);
        keys.put("specific.avro.reader", "true");
        keys.put("avro.serializer", "org.example.S");
        keys.put("avro.deserializer", "org.example.D");
        keys.put("avro.remove.java.properties", "true");
        keys.put("schema.registry.ssl.truststore.location", "/t.p12");
        keys.put("schema.registry.ssl.truststore.password", new Password("t"));
        keys.put("schema.registry.ssl.truststore.type", "PKCS12");
        keys.put("schema.registry.ssl.keystore.location", "/k.p12");
        keys.put("schema.registry.ssl.keystore.password", "k");
        keys.put("schema.registry.ssl.keystore.type", "PKCS12");
        keys.put("schema.registry.ssl.key.password", "s");
        Optional<String> basic = Optional.of("Basic dTpw");
        assertThat(RegistryConfig.of(keys))
                .isEqualTo(new RegistryConfig(
                        List.of(
                                new RegistryNode("https://a:8081", basic),
                                new RegistryNode("https://b/registry", basic)),
                        Optional.empty(),
                        false,
                        true,
                        true,
                        true,
                        Map.of(
                                "ssl.truststore.location", "/t.p12",
                                "ssl.truststore.password", "t",
                                "ssl.truststore.type", "PKCS12",
                                "ssl.keystore.location", "/k.p12",
                                "ssl.keystore.password", "k",
                                "ssl.keystore.type", "PKCS12",
                                "ssl.key.password", "s")));
    }

    @Test
    void leavesTheKeysOfKafkaClientsAlone() {
        assertThat(RegistryConfig.of(Map.of(
                        "schema.registry.url", "mock://kafka",
                        "bootstrap.servers", "localhost:9092",
                        "sasl.jaas.config", "secret",
                        "ssl.truststore.location", "/t.jks",
                        "key.serializer", "org.example.S",
                        "max.poll.records", 500)))
                .extracting(RegistryConfig::inMemoryName)
                .isEqualTo(Optional.of("kafka"));
    }

    @Test
    void tellsEveryProblemAtOnce() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.of(Map.of(
                        "schema.registry.url", " , ",
                        "basic.auth.credentials.source", "SASL_INHERIT",
                        "auto.register.schemas", "yes",
                        "avro.remove.java.properties", "false",
                        "schema.registry.ssl.protocol", "TLS",
                        "bearer.auth.token", "secret")))
                .withMessage("schema registry: schema.registry.url is missing;"
                        + " auto.register.schemas=yes is neither true nor false;"
                        + " avro.remove.java.properties=false is not supported;"
                        + " basic.auth.credentials.source=SASL_INHERIT is neither USER_INFO nor URL;"
                        + " bearer.auth.token is not supported; remove it;"
                        + " schema.registry.ssl.protocol is not supported; remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bearer.auth.credentials.source",
                "schema.registry.basic.auth.user.info",
                "schema.registry.url.randomize",
                "avro.use.logical.type.converters",
                "avro.reflection.allow.null",
                "latest.compatibility.strict",
                "use.schema.id",
                "value.subject.name.strategy",
                "specific.avro.value.type",
            })
    void refusesTheKeysOfConfluentThatItDoesNotSupport(String key) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.of(Map.of("schema.registry.url", "mock://m", key, "x")))
                .withMessage("schema registry: " + key + " is not supported; remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8081",
                "ftp://localhost",
                "http://",
                "http://a b",
                "mock://a,http://localhost:8081",
                "http://user:secret@:80"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String url) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.of(Map.of("schema.registry.url", url)))
                .withMessageContaining("is no http or https URL")
                .withMessageNotContaining("secret");
    }

    @Test
    void tellsSettingsThatContradictEachOther() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.of(Map.of(
                        "schema.registry.url", "http://localhost",
                        "use.latest.version", "true",
                        "basic.auth.user.info", "u:p")))
                .withMessageContaining("use.latest.version=true needs auto.register.schemas=false")
                .withMessageContaining("basic.auth.user.info needs basic.auth.credentials.source=USER_INFO");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> RegistryConfig.of(Map.of(
                        "schema.registry.url", "http://localhost", "basic.auth.credentials.source", "USER_INFO")))
                .withMessageContaining("needs basic.auth.user.info=USER:PASSWORD");
    }

    @Test
    void showsNoSecrets() {
        RegistryConfig config = RegistryConfig.of(Map.of(
                "schema.registry.url", "https://u:secret@localhost",
                "schema.registry.ssl.key.password", "secret"));
        assertThat(config).hasToString("RegistryConfig[https://localhost]");
    }
}
