package io.godwit.kafka.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The newest versions of some requests, as kafka-clients of each release defines them. */
class ReleaseMilestoneTest {
    @ParameterizedTest
    @CsvSource({
        "2.1, '0=7 1=10 8=6 9=5 11=3 24=1 35=1'",
        "2.4, '0=8 1=11 8=8 9=6 11=6 24=1 35=1 43=2 44=1 47=0'",
        "2.8, '0=9 1=12 8=8 9=7 11=7 24=3 35=2 43=2 44=1 47=0 48=1 50=0 60=0'",
        "3.0, '0=9 1=12 8=8 9=8 11=7 24=3 35=2 43=2 44=1 47=0 48=1 50=0 60=0 66=0'",
        "3.3 – 3.4, '0=9 1=13 8=8 9=8 11=9 24=3 35=4 43=2 44=1 47=0 48=1 50=0 60=0 66=0'",
        "3.9, '0=11 1=17 8=9 9=9 11=9 24=5 35=4 43=2 44=1 47=0 48=1 50=0 60=1 66=1'",
        "4.3, '0=13 1=18 8=10 9=10 11=9 24=5 35=5 43=2 44=1 47=0 48=1 50=0 60=2 66=2'"
    })
    void shouldTellTheReleaseFromTheRequestsThatABrokerAccepts(String release, String versions) {
        SortedMap<Integer, Integer> newest = new TreeMap<>();
        for (String entry : versions.split(" ", -1)) {
            String[] parts = entry.split("=", 2);
            newest.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
        }

        assertThat(ReleaseMilestone.release(newest)).isEqualTo(release);
    }

    @Test
    void shouldSayWhenABrokerIsTooOldOrTellsNothing() {
        assertThat(ReleaseMilestone.release(new TreeMap<>(Map.of(1, 7)))).isEqualTo("older than 2.1");
        assertThat(ReleaseMilestone.release(new TreeMap<>())).isEqualTo("-");
    }
}
