package io.godwit.migration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryWay;
import io.godwit.lab.Lab;
import io.godwit.lab.pipeline.RegistrySpec;
import io.godwit.lab.pipeline.SchemaRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Real registries of Apicurio: ids by export and import, and what happens without. */
@DisabledIfSystemProperty(named = "skipPipeline", matches = "true")
class ApicurioIT {
    private static final String ORDER = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[]}";
    private static final String MONEY = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[]}";
    private static final String PRICED =
            "{\"type\":\"record\",\"name\":\"Priced\",\"fields\":[{\"name\":\"price\",\"type\":\"Money\"}]}";

    @Test
    void shouldKeepIdsBetweenTwoRegistriesByExportAndImport() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            SchemaRegistry from = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            SchemaRegistry to = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            Schemas source = new Schemas(from.compatibleUrl());
            // Ids with a gap, so that counting anew on the target would show.
            source.register("gone", "AVRO", "\"bytes\"");
            source.send("DELETE", "/subjects/gone", "");
            source.send("DELETE", "/subjects/gone?permanent=true", "");
            source.register("Money", "AVRO", MONEY);
            int order = source.register("order-value", "AVRO", ORDER);
            int priced = source.register("priced-value", "AVRO", PRICED, "Money@1");
            int bad = source.register(
                    "bad-value",
                    "JSON",
                    "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}");
            source.send("PUT", "/config/order-value", "{\"compatibility\":\"FULL\"}");
            Migration migration = Registries.migration(
                    Address.of(from.url().toString()), Address.of(to.url().toString()), Optional.empty());

            RegistryPlan plan = Registries.plan(migration);
            assertThat(plan.way()).isEqualTo(RegistryWay.APICURIO);
            assertThat(plan.steps()).hasSize(1);
            assertThat(Registries.verify(migration).exitCode()).isEqualTo(ExitCode.PENDING);
            Registries.apply(migration);

            Schemas target = new Schemas(to.compatibleUrl());
            assertThat(target.byId(order)).contains("Order");
            assertThat(target.byId(priced)).contains("Priced");
            assertThat(target.byId(bad)).contains("object");
            VerifyRegistry.Verified verified = Registries.verify(migration);
            assertThat(verified.registries().differences()).isEmpty();
            assertThat(verified.registries().versions()).isEqualTo(4);
            assertThat(Registries.plan(migration).hasChanges()).isFalse();

            int later = source.register("later-value", "AVRO", "\"double\"");
            Registries.apply(migration);

            assertThat(target.byId(later)).contains("double");
            assertThat(Registries.verify(migration).exitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void shouldRefuseToRegisterOneByOneInApicurio() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder();
                ConfluentStandIn confluent = new ConfluentStandIn()) {
            confluent.put("order-value", 7, 4711, ORDER);
            SchemaRegistry apicurio = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            Address source = Address.of(confluent.url());
            Address asItIs = Address.of(apicurio.url().toString());
            Address disguised = new Address(
                    apicurio.compatibleUrl().toString(),
                    Optional.of(RegistryKind.CONFLUENT),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

            GodwitException seen = catchThrowableOfType(
                    GodwitException.class,
                    () -> Registries.plan(Registries.migration(source, asItIs, Optional.of(RegistryWay.REST))));
            GodwitException caught = catchThrowableOfType(
                    GodwitException.class,
                    () -> Registries.apply(Registries.migration(source, disguised, Optional.of(RegistryWay.REST))));

            assertThat(seen.code()).isEqualTo(RegistryError.WAY_IMPOSSIBLE);
            // It takes the mode, the id and the version, answers 200, and gives others.
            assertThat(caught.code()).isEqualTo(RegistryError.OTHER_ID);
            assertThat(caught.reason()).contains("was removed again");
            assertThat(new Schemas(apicurio.compatibleUrl()).send("GET", "/subjects", ""))
                    .isEmpty();
        }
    }

    @Test
    void shouldFindCollisionsBeforeAnImport() throws Exception {
        try (Lab lab = Lab.inTemporaryFolder()) {
            SchemaRegistry from = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            SchemaRegistry to = SchemaRegistry.start(lab, RegistrySpec.inMemory());
            new Schemas(from.compatibleUrl()).register("order-value", "AVRO", ORDER);
            new Schemas(to.compatibleUrl()).register("other-value", "AVRO", MONEY);
            Migration migration = Registries.migration(
                    Address.of(from.url().toString()), Address.of(to.url().toString()), Optional.empty());

            GodwitException caught = catchThrowableOfType(GodwitException.class, () -> Registries.apply(migration));

            assertThat(caught.code()).isEqualTo(RegistryError.COLLISION);
            assertThat(caught.problems()).singleElement().satisfies(problem -> assertThat(problem.path())
                    .isEqualTo("id 1"));
            assertThat(new Schemas(to.compatibleUrl()).send("GET", "/subjects", ""))
                    .hasSize(1);
        }
    }
}
