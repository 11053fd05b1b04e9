package io.godwit.core.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "2.8.2, false, false, false",
        "3.4.1, false, false, false",
        "3.5.0, true, false, false",
        "3.6.2, true, true, false",
        "3.7.0, true, true, true",
        "4.3.1, true, true, true",
        "7.4.0-ccs, false, false, false",
        "7.5.0-ccs, true, false, false",
        "7.7.1-ce, true, true, true",
        "8.0.0-ccs, true, true, true",
        "unknown, false, false, false"
    })
    void shouldKnowWhatEachReleaseCanDo(String version, boolean stop, boolean alter, boolean createStopped) {
        ConnectRelease release = new ConnectRelease(version, "");

        assertThat(release.canStop()).isEqualTo(stop);
        assertThat(release.canAlterOffsets()).isEqualTo(alter);
        assertThat(release.canCreateStopped()).isEqualTo(createStopped);
    }
}
