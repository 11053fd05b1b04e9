package io.godwit.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.godwit.core.error.GodwitException;
import io.godwit.core.error.RegistryError;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayChoiceTest {
    private static WayChoice choose(String way, String source, String target) {
        return WayChoice.of(
                way.equals("auto") ? Optional.empty() : Optional.of(RegistryWay.valueOf(way)),
                RegistryKind.valueOf(source),
                target.equals("none") ? Optional.empty() : Optional.of(RegistryKind.valueOf(target)));
    }

    @ParameterizedTest
    @CsvSource({
        "auto, CONFLUENT, CONFLUENT, REST",
        "auto, KARAPACE, CONFLUENT, REST",
        "auto, APICURIO, CONFLUENT, REST",
        "auto, APICURIO, APICURIO, APICURIO",
        "auto, CONFLUENT, KARAPACE, TOPIC",
        "auto, KARAPACE, KARAPACE, TOPIC",
        "auto, CONFLUENT, none, TOPIC",
        "TOPIC, CONFLUENT, CONFLUENT, TOPIC",
        "TOPIC, APICURIO, APICURIO, TOPIC",
        "TOPIC, APICURIO, none, TOPIC",
        "REST, CONFLUENT, CONFLUENT, REST",
        "APICURIO, APICURIO, APICURIO, APICURIO"
    })
    void shouldTakeWhatFits(String way, String source, String target, RegistryWay chosen) {
        WayChoice choice = choose(way, source, target);

        assertThat(choice.way()).isEqualTo(chosen);
        assertThat(choice.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "auto, CONFLUENT, APICURIO, WAY_IMPOSSIBLE",
        "auto, APICURIO, KARAPACE, WAY_IMPOSSIBLE",
        "REST, CONFLUENT, APICURIO, WAY_IMPOSSIBLE",
        "REST, CONFLUENT, KARAPACE, WAY_IMPOSSIBLE",
        "REST, CONFLUENT, none, WAY_IMPOSSIBLE",
        "APICURIO, CONFLUENT, APICURIO, WAY_IMPOSSIBLE",
        "TOPIC, CONFLUENT, APICURIO, WAY_IMPOSSIBLE",
        "auto, CONFLUENT, GLUE, GLUE",
        "auto, GLUE, CONFLUENT, GLUE",
        "TOPIC, CONFLUENT, GLUE, GLUE"
    })
    void shouldRefuseWhatLosesIds(String way, String source, String target, RegistryError code) {
        assertThatThrownBy(() -> choose(way, source, target))
                .isInstanceOfSatisfying(GodwitException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }
}
