package io.godwit.migration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Migration;
import io.godwit.core.config.RegistryConfig.Address;
import io.godwit.core.error.ExitCode;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import io.godwit.core.registry.RegistryKind;
import io.godwit.core.registry.RegistryPlan;
import io.godwit.core.registry.RegistryWay;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MoveRegistryTest {
    private static final String ORDER = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[]}";
    private static final String MONEY = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[]}";

    private final ConfluentStandIn source = new ConfluentStandIn();
    private final ConfluentStandIn target = new ConfluentStandIn();
    private final Migration migration = Registries.migration(source, target);

    @AfterEach
    void stop() {
        source.close();
        target.close();
    }

    private void fillSource() {
        source.put("z-money", 3, 40, MONEY)
                .put("a-order", 1, 7, ORDER, "z-money@3")
                .put(
                        "a-order",
                        4,
                        41,
                        "{\"type\":\"record\",\"name\":\"Order\",\"fields\":[],\"doc\":\"4\"}",
                        "z-money@3")
                .put("other order/ä", 1, 7, ORDER, "z-money@3")
                .put("old", 1, 2, "\"string\"")
                .put("old", 2, 3, "\"long\"", "z-money@3")
                .softDelete("old", 1)
                .softDelete("old", 2)
                .put(":.crm:order", 1, 7, "\"int\"")
                .put(":.crm:refers", 1, 8, ORDER, "order@1")
                .level("", "FULL")
                .level("a-order", "NONE")
                .level(":.crm:", "FORWARD")
                .mode("a-order", "READONLY");
    }

    @Test
    void shouldKeepIdsVersionsReferencesDeletionsContextsAndSettings() {
        fillSource();

        Registries.apply(migration);

        assertThat(target.content())
                .isEqualTo(source.content())
                .contains("-old/1/2", ":.crm:refers/1/8", "a-order/4/41");
        assertThat(target.modeOf("a-order")).isEqualTo("READONLY");
        assertThat(target.modeOf("z-money")).isNull();
        VerifyRegistry.Verified verified = Registries.verify(migration);
        assertThat(verified.registries().differences()).isEmpty();
        assertThat(verified.registries().equal()).isEqualTo(8);
        assertThat(verified.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Registries.plan(migration).hasChanges()).isFalse();
    }

    @Test
    void shouldFinishWhatAnInterruptedRunBegan() {
        fillSource();
        RegistryPlan whole = Registries.plan(migration);

        // Each run is cut off one write later than the one before, until one gets through.
        int cuts = 0;
        for (int writes = 0; ; writes++) {
            AtomicInteger left = new AtomicInteger(writes);
            target.disturb(exchange -> exchange.getRequestMethod().equals("GET") || left.getAndDecrement() > 0
                    ? Optional.empty()
                    : Optional.of(new ConfluentStandIn.Answer(418, "application/json", "{\"message\":\"cut off\"}")));
            GodwitException cut = catchThrowableOfType(GodwitException.class, () -> Registries.apply(migration));
            if (cut == null) {
                break;
            }
            cuts++;
            assertThat(Registries.plan(migration).collisions()).isEmpty();
        }

        assertThat(cuts).isGreaterThan(3);
        assertThat(whole.steps()).hasSizeGreaterThan(8);
        assertThat(target.content()).isEqualTo(source.content());
        assertThat(Registries.verify(migration).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldBringWhatIsRegisteredLater() {
        fillSource();
        Registries.apply(migration);
        source.mode("", "READWRITE").put("z-money", 4, 50, "\"double\"");

        assertThat(Registries.verify(migration).exitCode()).isEqualTo(ExitCode.PENDING);
        Registries.apply(migration);

        assertThat(target.content()).contains("z-money/4/50");
        assertThat(Registries.verify(migration).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void shouldWriteNothingWhereSomethingIsInTheWay() {
        fillSource();
        target.put("foreign", 1, 40, "\"bytes\"");

        GodwitException refused = catchThrowableOfType(GodwitException.class, () -> Registries.apply(migration));

        assertThat(refused.code()).isEqualTo(RegistryError.COLLISION);
        assertThat(refused.problems()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("id 40", "on the source it is z-money version 3, on the target foreign version 1 (id 40)"));
        assertThat(target.content()).containsExactly("foreign/1/40");
        assertThat(target.modeOf("z-money")).isNull();
    }

    @Test
    void shouldCatchARegistryThatTakesIdsAndGivesOthersBeforeTheSecondSchema() {
        fillSource();
        target.withoutKeepingIds();

        GodwitException caught = catchThrowableOfType(GodwitException.class, () -> Registries.apply(migration));

        assertThat(caught.code()).isEqualTo(RegistryError.OTHER_ID);
        assertThat(caught.reason()).contains("it answered with id 1", "was removed again; nothing else was written");
        assertThat(target.content()).isEmpty();
    }

    @Test
    void shouldRefuseARegistryWithoutImportMode() {
        fillSource();
        target.withoutModes();

        assertThatThrownBy(() -> Registries.apply(migration))
                .isInstanceOfSatisfying(GodwitException.class, problem -> assertThat(problem.code())
                        .isEqualTo(RegistryError.NO_IMPORT_MODE));
        assertThat(target.content()).isEmpty();
    }

    @Test
    void shouldRefuseAReadOnlyTarget() {
        fillSource();
        target.mode("", "READONLY");

        assertThatThrownBy(() -> Registries.apply(migration))
                .isInstanceOfSatisfying(GodwitException.class, problem -> assertThat(problem.code())
                        .isEqualTo(RegistryError.READ_ONLY));
        assertThat(target.content()).isEmpty();
    }

    @Test
    void shouldTellAReadOnlyRefusalFromOthers() {
        source.put("order", 1, 1, ORDER);
        target.disturb(exchange -> exchange.getRequestMethod().equals("POST")
                ? Optional.of(new ConfluentStandIn.Answer(
                        422,
                        "application/json",
                        "{\"error_code\":42205,\"message\":\"Subject order is in read-only mode\"}"))
                : Optional.empty());

        assertThatThrownBy(() -> Registries.apply(migration))
                .isInstanceOfSatisfying(GodwitException.class, problem -> assertThat(problem.code())
                        .isEqualTo(RegistryError.READ_ONLY));
    }

    @Test
    void shouldRefuseReferencesToMissingSubjects() {
        source.put("order", 1, 1, ORDER, "money@1");

        assertThatThrownBy(() -> Registries.apply(migration))
                .isInstanceOfSatisfying(GodwitException.class, problem -> assertThat(problem.code())
                        .isEqualTo(RegistryError.MISSING_REFERENCE));
    }

    @Test
    void shouldSeeAllSubjectsOfARegistryWithoutContexts() {
        source.withoutContexts().put("order", 1, 1, ORDER).put("money", 1, 2, MONEY);
        target.withoutContexts();

        Registries.apply(migration);

        assertThat(target.content()).containsExactly("money/1/2", "order/1/1");
    }

    @Test
    void shouldGoOnThroughHiccups() {
        fillSource();
        target.beBusyFor(3);

        Registries.apply(migration);

        assertThat(target.content()).isEqualTo(source.content());
    }

    @Test
    void shouldSeeAKarapaceByItsHealthAndChooseItsTopic() {
        target.disturb(exchange -> exchange.getRequestURI().getPath().equals("/_health")
                ? Optional.of(new ConfluentStandIn.Answer(200, "application/json", "{\"karapace_version\":\"4.1\"}"))
                : Optional.empty());

        try (RegistryPair pair = RegistryPair.open(migration)) {
            assertThat(pair.source().kind()).isEqualTo(RegistryKind.CONFLUENT);
            assertThat(pair.target().kind()).isEqualTo(RegistryKind.KARAPACE);
            assertThat(pair.choice().way()).isEqualTo(RegistryWay.TOPIC);
        }
    }

    @Test
    void shouldRefuseGlueWithTheReason() {
        Migration glue = Registries.migration(
                Address.of(source.url()), Address.of("https://glue.eu-west-1.amazonaws.com"), Optional.empty());

        assertThatThrownBy(() -> Registries.plan(glue)).isInstanceOfSatisfying(GodwitException.class, problem -> {
            assertThat(problem.code()).isEqualTo(RegistryError.GLUE);
            assertThat(problem.reason()).contains("UUID of 16 bytes", "does not convert ids inside records");
        });
    }
}
