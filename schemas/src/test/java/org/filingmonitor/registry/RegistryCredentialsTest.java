package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryCredentialsTest {

    private static final Schema STRING = Schema.create(Schema.Type.STRING);

    private final LoopbackRegistry server = new LoopbackRegistry();

    RegistryCredentialsTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheCredentialsOfTheConfiguration() {
        server.demandAuthorization("Basic YWxpY2U6c8OpOmNyZXQ=");
        SchemaRegistry alice = SchemaRegistry.of(Map.of(
                "schema.registry.url",
                server.url(),
                "basic.auth.credentials.source",
                "USER_INFO",
                "basic.auth.user.info",
                "alice:sé:cret"));
        assertThat(alice.register("s-value", STRING)).isEqualTo(1);
    }

    @Test
    void sendsTheCredentialsOfTheAddress() {
        server.demandAuthorization("Basic Ym9iOmFAYg==");
        SchemaRegistry bob =
                SchemaRegistry.of(Map.of("schema.registry.url", server.url().replace("//", "//bob:a%40b@")));
        assertThat(bob.register("s-value", STRING)).isEqualTo(1);
    }

    @Test
    void tellsRefusedCredentialsWithoutRepeatingThem() {
        server.demandAuthorization("Basic other");
        SchemaRegistry bob =
                SchemaRegistry.of(Map.of("schema.registry.url", server.url().replace("//", "//bob:secret@")));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> bob.byId(1))
                .withMessageContaining("refused with status 401: Unauthorized")
                .withMessageNotContaining("secret");
    }
}
