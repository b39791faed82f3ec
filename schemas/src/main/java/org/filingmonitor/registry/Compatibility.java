package org.filingmonitor.registry;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/** What a registry demands of a new schema of a subject: whom it must read, and by whom it must be readable. */
public enum Compatibility {
    NONE(null),
    BACKWARD(builder -> builder.canReadStrategy(), false),
    BACKWARD_TRANSITIVE(builder -> builder.canReadStrategy(), true),
    FORWARD(builder -> builder.canBeReadStrategy(), false),
    FORWARD_TRANSITIVE(builder -> builder.canBeReadStrategy(), true),
    FULL(builder -> builder.mutualReadStrategy(), false),
    FULL_TRANSITIVE(builder -> builder.mutualReadStrategy(), true);

    @SuppressWarnings("ImmutableEnumChecker") // Avro's validators hold a strategy and nothing that changes
    private final SchemaValidator validator;

    Compatibility(SchemaValidator validator) {
        this.validator = validator;
    }

    Compatibility(UnaryOperator<SchemaValidatorBuilder> strategy, boolean transitive) {
        SchemaValidatorBuilder builder = strategy.apply(new SchemaValidatorBuilder());
        this.validator = transitive ? builder.validateAll() : builder.validateLatest();
    }

    /**
     * Checks a schema against those before it.
     *
     * @param newestFirst the schemas before it
     */
    void check(Schema schema, List<Schema> newestFirst) throws SchemaValidationException {
        if (validator != null) {
            validator.validate(schema, newestFirst);
        }
    }
}
