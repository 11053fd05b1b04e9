package io.godwit.core.config.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.godwit.core.config.Migration;
import io.godwit.core.config.external.FakeExternalValues;
import io.godwit.core.error.GodwitException;
import io.godwit.core.error.Problem;
import io.godwit.core.model.ClusterSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final Overrides SOURCE =
            new Overrides(Map.of(ClusterSide.SOURCE, Map.of("bootstrap.servers", "old-1:9092")));

    private final MigrationParser parser = new MigrationParser(new FakeExternalValues());

    @Test
    void shouldDoWithoutATargetWhereTheSourceAloneIsAsked() {
        Migration migration = parser.parse("name: crm\n", "options", SOURCE.forSourceAlone());

        assertThat(migration.source().bootstrapServers()).isEqualTo("old-1:9092");
        assertThat(migration.target().bootstrapServers()).contains(".invalid:");
    }

    @Test
    void shouldKeepTheTargetThatIsThere() {
        Migration migration =
                parser.parse("name: crm\ntarget: {bootstrapServers: 'new-1:9092'}\n", "file", SOURCE.forSourceAlone());

        assertThat(migration.target().bootstrapServers()).isEqualTo("new-1:9092");
    }

    @Test
    void shouldStillMissWhatIsAsked() {
        assertThat(missing(SOURCE)).containsExactly("target");
        assertThat(missing(Overrides.none().forSourceAlone())).containsExactly("source");
    }

    private List<String> missing(Overrides overrides) {
        return catchThrowableOfType(GodwitException.class, () -> parser.parse("name: crm\n", "options", overrides))
                .problems()
                .stream()
                .map(Problem::path)
                .toList();
    }
}
