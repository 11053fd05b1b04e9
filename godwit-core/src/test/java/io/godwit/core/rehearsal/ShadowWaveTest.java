package io.godwit.core.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Application;
import io.godwit.core.config.KafkaUse;
import io.godwit.core.config.Migration;
import io.godwit.core.config.TestMigrations;
import io.godwit.core.config.Wave;
import io.godwit.core.cutover.WavePlan;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RehearsalError;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShadowWaveTest {
    private static final Application READER = Application.of("reports", KafkaUse.of(List.of("billing"), List.of()));
    private static final Application BOTH = Application.of(
            "adder",
            new KafkaUse(
                    List.of("adding"), List.of("orders"), List.of("totals"), List.of("adder-1"), List.of(), List.of()));
    private static final Application WRITER = Application.of("shop", KafkaUse.of(List.of(), List.of("orders")));

    private static Migration migration(List<Wave> waves) {
        Migration plain = TestMigrations.between("crm", "old:9092", "new:9092");
        return new Migration(
                "crm",
                plain.source(),
                plain.target(),
                plain.topics(),
                plain.groups(),
                plain.policies(),
                plain.mirror(),
                plain.verify(),
                plain.cutover(),
                List.of(READER, BOTH, WRITER),
                waves);
    }

    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    private static Shadow shadow(Migration migration, int wave, SortedSet<String> copied) {
        SortedMap<String, SortedSet<String>> committed = new TreeMap<>(Map.of("billing", set("orders")));
        WavePlan plan = WavePlan.of(migration, migration.waves().get(wave), copied, set("billing", "adding"));
        return ShadowWave.of(migration, plan, copied, committed);
    }

    private static Shadow whole(String... copied) {
        return shadow(migration(List.of(new Wave("all", List.of("reports", "adder", "shop")))), 0, set(copied));
    }

    private static Application named(Shadow shadow, String name) {
        return shadow.migration().applications().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldGiveEachApplicationItsRoleOnShadows() {
        Shadow shadow = whole("orders", "totals");

        assertThat(shadow.migration().name()).isEqualTo("crm-rehearsal");
        assertThat(named(shadow, "adder").groups()).containsExactly("godwit-rehearsal-all-adding");
        assertThat(named(shadow, "adder").produces()).containsExactly("godwit-rehearsal-all-totals");
        assertThat(named(shadow, "adder").kafka().transactionalIds()).containsExactly("godwit-rehearsal-all-adder-1");
        assertThat(shadow.reads().get("godwit-rehearsal-all-adding")).containsExactly("godwit-rehearsal-all-orders");
        assertThat(shadow.outside()).isEmpty();
        assertThat(shadow.real("godwit-rehearsal-all-totals")).isEqualTo("totals");
    }

    @Test
    void shouldSelectItsShadowsAndNothingElse() {
        Shadow shadow = whole("orders", "totals");

        assertThat(shadow.migration().topics().selects("godwit-rehearsal-all-orders"))
                .isTrue();
        assertThat(shadow.migration().topics().selects("orders")).isFalse();
        assertThat(shadow.migration().topics().selects("godwit-rehearsal-all-other"))
                .isFalse();
        assertThat(shadow.migration().groups().selects("billing")).isFalse();
    }

    @Test
    void shouldBeLeftAloneByTheRealMigration() {
        assertThat(migration(List.of(new Wave("all", List.of()))).topics().skipReason("godwit-rehearsal-all-orders"))
                .contains("is a shadow topic of a rehearsal, which has a mirror of its own");
    }

    @Test
    void shouldLetEveryTopicBeWrittenAndRead() {
        Shadow shadow = whole("orders", "totals", "audit");

        assertThat(named(shadow, ShadowWave.WRITERS).produces()).containsExactly("godwit-rehearsal-all-audit");
        assertThat(shadow.reads().get("godwit-rehearsal-all-judge"))
                .containsExactly("godwit-rehearsal-all-audit", "godwit-rehearsal-all-totals");
        assertThat(shadow.notes()).anyMatch(note -> note.contains("audit"));
    }

    @Test
    void shouldKeepWhatOtherWavesWriteOnTheSource() {
        Migration migration =
                migration(List.of(new Wave("first", List.of("reports", "adder")), new Wave("second", List.of("shop"))));

        Shadow shadow = shadow(migration, 0, set("orders", "totals"));

        assertThat(shadow.outside()).extracting(Application::name).containsExactly(ShadowWave.OUTSIDE);
        assertThat(shadow.outside().get(0).produces()).containsExactly("godwit-rehearsal-first-orders");
        assertThat(shadow.migration().waves()).hasSize(2);
        assertThat(shadow.migration().waves().get(0).applications())
                .contains("reports", "adder")
                .doesNotContain(ShadowWave.OUTSIDE);
    }

    @Test
    void shouldRefuseAWaveWithoutTopics() {
        GodwitException refused = catchThrowableOfType(GodwitException.class, () -> whole());

        assertThat(refused.code()).isEqualTo(RehearsalError.NOTHING_TO_REHEARSE);
    }

    @Test
    void shouldRefuseNamesThatKafkaWouldRefuse() {
        GodwitException refused = catchThrowableOfType(GodwitException.class, () -> whole("t".repeat(240)));

        assertThat(refused.code()).isEqualTo(RehearsalError.NAME_TOO_LONG);
    }
}
