package io.godwit.core.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.godwit.core.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterNetworkTest {
    private static final List<String> SUBNETS =
            List.of("subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718", "subnet-2a1b2c3d4e5f60718");

    @Test
    void shouldAcceptThreeSubnetsAndRanges() {
        assertThat(problems(new ClusterNetwork(
                        Optional.of("vpc-0a1b2c3d4e5f60718"),
                        SUBNETS,
                        List.of("sg-0a1b2c3d"),
                        List.of("10.0.0.0/16", "192.168.1.7/32"))))
                .isEmpty();
    }

    @Test
    void shouldAcceptThatNothingIsKnownYet() {
        assertThat(problems(new ClusterNetwork(Optional.empty(), List.of(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void shouldRefuseOtherThanThreeDifferentSubnets() {
        assertThat(problems(subnets(SUBNETS.subList(0, 2)))).containsExactly("--subnets");
        assertThat(problems(subnets(List.of(SUBNETS.get(0), SUBNETS.get(1), SUBNETS.get(0)))))
                .containsExactly("--subnets");
    }

    @Test
    void shouldRefuseIdsOfOtherThings() {
        assertThat(problems(new ClusterNetwork(
                        Optional.of("subnet-0a1b2c3d"),
                        List.of("vpc-1", SUBNETS.get(1), SUBNETS.get(2)),
                        List.of("default"),
                        List.of())))
                .containsExactly("--vpc", "--subnets", "--security-groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.256/8", "0.0.0.0/0", "fd00::/8", "all"})
    void shouldRefuseRangesThatAreNoneOrEverything(String range) {
        assertThat(problems(new ClusterNetwork(Optional.empty(), List.of(), List.of(), List.of(range))))
                .containsExactly("--client-cidrs");
    }

    @Test
    void shouldNameWhatIsMissingToMakeTheCluster() {
        List<Problem> problems = new ArrayList<>();
        new ClusterNetwork(Optional.empty(), List.of(), List.of(), List.of()).checkComplete(problems);

        assertThat(problems).extracting(Problem::path).containsExactly("--subnets", "--security-groups");
    }

    private static ClusterNetwork subnets(List<String> subnets) {
        return new ClusterNetwork(Optional.empty(), subnets, List.of(), List.of());
    }

    private static List<String> problems(ClusterNetwork network) {
        List<Problem> problems = new ArrayList<>();
        network.check(problems);
        return problems.stream().map(Problem::path).toList();
    }
}
