package org.filingmonitor.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.filingmonitor.event.Owner;
import org.junit.jupiter.api.Test;

/** What every registry does, be it in memory or at the other end of a connection. */
abstract class SchemaRegistryContract {

    private static final Schema FIRST =
            SchemaBuilder.record("R").fields().requiredString("a").endRecord();
    private static final Schema WIDER = SchemaBuilder.record("R")
            .fields()
            .requiredString("a")
            .optionalString("b")
            .endRecord();
    private static final Schema ALIEN =
            SchemaBuilder.record("R").fields().requiredInt("n").endRecord();

    /** Returns the registry under test; it need not be empty. */
    abstract SchemaRegistry registry();

    /** Returns a subject that no other test uses. */
    abstract String subject();

    @Test
    void givesBackWhatWasRegistered() {
        int id = registry().register(subject(), FIRST);
        assertThat(registry().byId(id)).isEqualTo(FIRST);
        assertThat(registry().register(subject(), FIRST)).isEqualTo(id);
        assertThat(registry().idOf(subject(), FIRST)).isEqualTo(id);
        assertThat(registry().versions(subject())).containsExactly(1);
    }

    @Test
    void keepsVersionsInOrder() {
        int first = registry().register(subject(), FIRST);
        int second = registry().register(subject(), WIDER);
        assertThat(second).isNotEqualTo(first);
        assertThat(registry().latest(subject())).isEqualTo(new SchemaRegistry.Registered(second, WIDER));
        assertThat(registry().versions(subject())).containsExactly(1, 2);
        assertThat(registry().idOf(subject(), FIRST)).isEqualTo(first);
    }

    @Test
    void refusesWhatBreaksItsReadersAndSaysWhy() {
        registry().register(subject(), FIRST);
        registry().setCompatibility(subject(), Compatibility.FULL_TRANSITIVE);
        assertThat(registry().compatibility(subject())).isEqualTo(Compatibility.FULL_TRANSITIVE);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry().register(subject(), ALIEN))
                .withMessageContaining(subject())
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(409));
        assertThat(registry().versions(subject())).containsExactly(1);
    }

    @Test
    void saysThatItDoesNotKnow() {
        assertThat(registry().versions(subject())).isEmpty();
        assertNotFound(() -> registry().byId(987_654));
        assertNotFound(() -> registry().latest(subject()));
        assertNotFound(() -> registry().idOf(subject(), FIRST));
        registry().register(subject(), FIRST);
        assertNotFound(() -> registry().idOf(subject(), WIDER));
    }

    @Test
    void doesNotKeepWhatIsAboutJavaAlone() {
        int id = registry().register(subject(), Owner.getClassSchema());
        assertThat(Owner.getClassSchema().toString()).contains("avro.java.string");
        assertThat(registry().byId(id).toString()).doesNotContain("avro.java.string");
        assertThat(registry().idOf(subject(), Owner.getClassSchema())).isEqualTo(id);
    }

    @Test
    void keepsSchemasThatAreBareTypes() {
        int id = registry().register(subject(), Schema.create(Schema.Type.STRING));
        assertThat(registry().byId(id)).isEqualTo(Schema.create(Schema.Type.STRING));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .matches(RegistryException::isNotFound, "says that it does not know");
    }
}
